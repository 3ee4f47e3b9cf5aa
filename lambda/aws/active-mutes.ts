import { type CloudWatchClient, GetAlarmMuteRuleCommand, paginateListAlarmMuteRules } from '@aws-sdk/client-cloudwatch';
import { resourceName } from '../../lib/contract/resource-names';
import type { IncidentPorts } from '../incidents/ports';
import { endingAfter } from './client-options';

const READ_WITHIN_MS = 2_000;

/** What the mute rules of this region that are active now mute of a configuration; read until `deadline` at most. */
export function activeMutes(
  client: CloudWatchClient,
  name: string,
  deadline?: AbortSignal,
): IncidentPorts['mutedAlarms'] {
  const prefix = resourceName.alarm(name, '');
  return async () => {
    const ending = endingAfter(READ_WITHIN_MS, deadline);
    const rules: string[] = [];
    for await (const page of paginateListAlarmMuteRules({ client }, { Statuses: ['ACTIVE'] }, ending)) {
      for (const { AlarmMuteRuleArn = '' } of page.AlarmMuteRuleSummaries ?? []) {
        rules.push(AlarmMuteRuleArn.slice(AlarmMuteRuleArn.indexOf(':alarm-mute-rule:') + ':alarm-mute-rule:'.length));
      }
    }
    const read = await Promise.all(
      rules.map((rule) => client.send(new GetAlarmMuteRuleCommand({ AlarmMuteRuleName: rule }), ending)),
    );
    const muted = read.flatMap(({ MuteTargets }) => MuteTargets?.AlarmNames ?? []);
    return new Set(muted.filter((each) => each.startsWith(prefix)).map((each) => each.slice(prefix.length)));
  };
}
