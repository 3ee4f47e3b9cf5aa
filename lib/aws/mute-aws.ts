import {
  CloudWatchClient,
  DeleteAlarmMuteRuleCommand,
  DescribeAlarmsCommand,
  PutAlarmMuteRuleCommand,
  paginateListAlarmMuteRules,
} from '@aws-sdk/client-cloudwatch';
import type { ListedRule, MuteHub, MutePorts } from '../cli/mute/mute-ports';
import { asking } from './access-error';
import { type Access, personClientOptions } from './person-client-options';

const RULE = ':alarm-mute-rule:';

/** The name of a rule is what its ARN ends with. */
function ruleName(arn: string): string {
  return arn.slice(arn.indexOf(RULE) + RULE.length);
}

function hubOf(region: string, access: Access): MuteHub {
  const client = new CloudWatchClient(personClientOptions(region, access));
  return {
    existing: (alarms) =>
      asking(region, 'read the alarms', async () => {
        const { MetricAlarms = [], CompositeAlarms = [] } = await client.send(
          new DescribeAlarmsCommand({
            AlarmNames: [...alarms],
            AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
            MaxRecords: alarms.length,
          }),
        );
        return new Set([...MetricAlarms, ...CompositeAlarms].map(({ AlarmName = '' }) => AlarmName));
      }),
    rules: (alarm) =>
      asking(region, 'list mute rules', async () => {
        const found: ListedRule[] = [];
        for await (const page of paginateListAlarmMuteRules({ client }, { AlarmName: alarm })) {
          for (const { AlarmMuteRuleArn = '', Status } of page.AlarmMuteRuleSummaries ?? []) {
            found.push({ name: ruleName(AlarmMuteRuleArn), isExpired: Status === 'EXPIRED' });
          }
        }
        return found;
      }),
    put: ({ name, description, alarms, from, minutes }) =>
      asking(region, 'mute', async () => {
        const schedule = {
          Expression: `at(${new Date(from).toISOString().slice(0, 'yyyy-MM-ddThh:mm'.length)})`,
          Duration: `PT${minutes}M`,
          Timezone: 'UTC',
        };
        await client.send(
          new PutAlarmMuteRuleCommand({
            Name: name,
            Description: description,
            Rule: { Schedule: schedule },
            // a rule without targets would mute every alarm of the account
            MuteTargets: { AlarmNames: [...alarms] },
          }),
        );
      }),
    remove: (rule) =>
      asking(region, 'end a mute rule', async () => {
        await client.send(new DeleteAlarmMuteRuleCommand({ AlarmMuteRuleName: rule }));
      }),
  };
}

/** Mute rules of a deployment, in AWS. */
export function muteAws(access: Access): MutePorts {
  return { now: Date.now, hub: (region) => hubOf(region, access) };
}
