import { CANARY } from '../../contract/functions';
import { otherHub, otherRole, roleOf } from '../../contract/hub-role';
import { resourceName } from '../../contract/resource-names';
import { type Series, series } from '../../contract/series';
import { type HubView, rowOf } from '../hub-view';
import { FULL_WIDTH, graphs, type MetricRow, singleValues, viewsOf, type WidgetRow } from '../widget';

const DAY_S = 86_400;
const HALF = FULL_WIDTH / 2;

/** Vantages that look, those that are blind, what each sees, and resolvers that fail alone. */
export function vantages(view: HubView): readonly WidgetRow[] {
  const { fleet, region } = view;
  const each = (of: (vantage: string) => Series, stat: string) =>
    fleet.vantages.map((vantage) => [rowOf(view, of(vantage), { label: vantage, stat })]);
  // one alone cannot fail for names that others answer
  const compared = fleet.resolvers.length > 1 ? fleet.resolvers : [];
  const resolvers = compared.map((resolver) => [
    rowOf(view, series.resolverFailed(resolver), { label: resolver, stat: 'Sum' }),
  ]);
  return graphs([
    ...viewsOf({ title: 'Which vantages look? (runs in a minute)', region }, each(series.witnessFailed, 'SampleCount')),
    ...viewsOf(
      { title: 'Which vantages are blind? (1: the witnesses cannot be seen)', region },
      each(series.witnessFailed, 'Average'),
    ),
    ...viewsOf(
      { title: 'What share of the services fails, seen from each vantage?', region },
      each(series.shareFailed, 'Average'),
    ),
    ...viewsOf({ title: 'How many services does each vantage ask?', region }, each(series.probed, 'Maximum')),
    ...viewsOf(
      { title: 'Which resolvers fail for names that others answer, from how many vantages?', region },
      resolvers,
    ),
  ]);
}

/** Whether this hub tells people, and sees that the other one does: each proves it twice a minute. */
export function hubs(view: HubView): readonly WidgetRow[] {
  const { fleet, region } = view;
  const own = roleOf(fleet, region);
  const other = otherHub(fleet, region);
  if (other === undefined) return [];
  const row = (of: Series, label: string) => [rowOf(view, of, { label, stat: 'SampleCount' })];
  return graphs(
    viewsOf({ title: 'Do the hubs prove that they are alive? (proofs in a minute; two when all is well)', region }, [
      row(series.loopTick(own), `${own}, this hub`),
      row(series.peerAlive(otherRole(own)), `${otherRole(own)}, ${other}`),
    ]),
  );
}

function ofFunction(
  region: string,
  name: string,
  metric: string,
  stat: string,
  label: string,
  period = DAY_S,
): MetricRow {
  return ['AWS/Lambda', metric, 'FunctionName', name, { label, stat, period, region }];
}

/** Whether what watches works: canaries in time, functions without errors, alarms handed on. */
export function monitorHealth({ fleet, region, topics }: HubView): readonly WidgetRow[] {
  const canary = resourceName.canary(fleet.name);
  const functions = {
    notifier: resourceName.notifier,
    sentinel: resourceName.sentinel,
    fallback: resourceName.fallback,
  };
  const named = [
    ['alarms', resourceName.alarmTopic(fleet.name)] as const,
    ...topics.map(
      ({ form, severity }) => [`${form} ${severity}s`, resourceName.topic(fleet.name, form, severity)] as const,
    ),
  ];
  const seconds = { title: 'How long do canaries take? (ms, longest run)', region };
  const delivered = named.flatMap(([words, name]) =>
    ['Delivered', 'Failed'].map((what): MetricRow => {
      const options = { label: `${words} ${what.toLowerCase()}`, stat: 'Sum', period: DAY_S };
      return ['AWS/SNS', `NumberOfNotifications${what}`, 'TopicName', name, options];
    }),
  );
  return [
    ...graphs(
      viewsOf(
        { ...seconds, marks: [{ label: 'ended by Lambda', value: CANARY.timeoutSeconds * 1_000 }] },
        fleet.vantages.map((each) => [ofFunction(each, canary, 'Duration', 'Maximum', each, 60)]),
      ),
    ),
    [
      singleValues(
        {
          title: 'How many runs of canaries failed? (the last day)',
          region,
          metrics: fleet.vantages.map((each) => ofFunction(each, canary, 'Errors', 'Sum', each)),
        },
        '-P1D',
        HALF,
      ),
      singleValues(
        {
          title: 'Do the functions of this hub run, and without errors? (the last day)',
          region,
          metrics: Object.entries(functions).flatMap(([words, nameOf]) =>
            ['Invocations', 'Errors'].map((metric) =>
              ofFunction(region, nameOf(fleet.name), metric, 'Sum', `${words} ${metric.toLowerCase()}`),
            ),
          ),
        },
        '-P1D',
        HALF,
      ),
    ],
    [singleValues({ title: 'Do alarms and messages leave? (the last day)', region, metrics: delivered }, '-P1D')],
  ];
}
