import {
  type CloudWatchClient,
  GetAlarmMuteRuleCommand,
  type GetAlarmMuteRuleOutput,
  paginateListAlarmMuteRules,
} from '@aws-sdk/client-cloudwatch';
import { resourceName } from '../../lib/contract/resource-names';
import type { IncidentPorts } from '../incidents/ports';
import { endingAfter } from './client-options';

const READ_WITHIN_MS = 2_000;

/** The mute rules of this region that are active now; read until `deadline` at most. */
export async function activeRules(
  client: CloudWatchClient,
  deadline?: AbortSignal,
): Promise<readonly GetAlarmMuteRuleOutput[]> {
  const ending = endingAfter(READ_WITHIN_MS, deadline);
  const rules: string[] = [];
  for await (const page of paginateListAlarmMuteRules({ client }, { Statuses: ['ACTIVE'] }, ending)) {
    for (const { AlarmMuteRuleArn = '' } of page.AlarmMuteRuleSummaries ?? []) {
      rules.push(AlarmMuteRuleArn.slice(AlarmMuteRuleArn.indexOf(':alarm-mute-rule:') + ':alarm-mute-rule:'.length));
    }
  }
  return Promise.all(
    rules.map((rule) => client.send(new GetAlarmMuteRuleCommand({ AlarmMuteRuleName: rule }), ending)),
  );
}

/** What the mute rules of this region that are active now mute of a configuration; read until `deadline` at most. */
export function activeMutes(
  client: CloudWatchClient,
  name: string,
  deadline?: AbortSignal,
): IncidentPorts['mutedAlarms'] {
  const prefix = resourceName.alarm(name, '');
  return async () => {
    const rules = await activeRules(client, deadline);
    const muted = rules.flatMap(({ MuteTargets }) => MuteTargets?.AlarmNames ?? []);
    return new Set(muted.filter((each) => each.startsWith(prefix)).map((each) => each.slice(prefix.length)));
  };
}
