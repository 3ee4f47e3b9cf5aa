import { alarmName } from '../../contract/alarm-names';
import { resourceName } from '../../contract/resource-names';
import type { HubView } from '../hub-view';
import { DASHBOARD_LIMITS, FULL_WIDTH, parts, type WidgetRow } from '../widget';
import { ticketPaths } from './ticket-paths';

/** What people ask first, and the alarms that answer it. */
function questions({ fleet, region }: HubView): readonly (readonly [question: string, paths: readonly string[]])[] {
  const causes = Object.keys(fleet.causes).map((cause) => alarmName.incident(`cause/${cause}`));
  const { quorumLost, incident } = alarmName;
  return [
    [
      'What is wrong now? Incidents that several services share',
      [quorumLost, incident('everything'), ...causes, incident('unexplained')],
    ],
    ['Which services are down on their own?', fleet.services.map(({ name }) => alarmName.serviceDown(name))],
    ['Which vantages cannot see?', fleet.vantages.map(alarmName.blind)],
    ['Which tickets are open? They wake nobody', ticketPaths(fleet, region)],
  ];
}

/** The states of all alarms that people are told of, the worst kinds first. */
export function wrongNow(view: HubView): readonly WidgetRow[] {
  const arnOf = (path: string) =>
    `arn:\${AWS::Partition}:cloudwatch:${view.region}:\${AWS::AccountId}:alarm:${resourceName.alarm(view.fleet.name, path)}`;
  return questions(view).flatMap(([title, paths]) =>
    parts(paths, DASHBOARD_LIMITS.alarmsOfAWidget).map((some) => [
      {
        type: 'alarm' as const,
        width: FULL_WIDTH,
        height: 2 + Math.ceil(some.length / 8),
        properties: { title, alarms: some.map(arnOf) },
      },
    ]),
  );
}
