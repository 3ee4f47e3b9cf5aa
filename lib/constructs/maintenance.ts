import { Stack } from 'aws-cdk-lib';
import { CfnAlarm, CfnAlarmMuteRule, CfnCompositeAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { MaintenanceWindow } from '../contract/fleet';
import { keyOf } from '../contract/incident-key';
import { resourceName } from '../contract/resource-names';

/** As many alarms as CloudWatch takes in one rule. */
const MOST_TARGETS = 100;

function isAlarm(construct: unknown): construct is CfnAlarm | CfnCompositeAlarm {
  return construct instanceof CfnAlarm || construct instanceof CfnCompositeAlarm;
}

/** Planned maintenance: mute rules over those alarms of a stack that tell of its keys. Other stacks of the hub have their own. */
export class Maintenance extends Construct {
  constructor(scope: Construct, id: string, windows: readonly MaintenanceWindow[]) {
    super(scope, id);
    const stack = Stack.of(this);
    const alarms = stack.node.findAll().filter(isAlarm);
    windows.forEach(({ keys, expression, minutes, timezone }, index) => {
      const telling = alarms.filter(({ alarmDescription }) => keys.includes(keyOf(alarmDescription) ?? ''));
      for (let first = 0; first < telling.length; first += MOST_TARGETS) {
        const targets = telling.slice(first, first + MOST_TARGETS);
        const number = `${index}${first === 0 ? '' : `-${first / MOST_TARGETS}`}`;
        const rule = new CfnAlarmMuteRule(this, `Window${number}`, {
          name: resourceName.maintenance(stack.stackName, number),
          description: `Planned maintenance of ${keys.join(', ')}`.slice(0, 1024),
          rule: { schedule: { expression, duration: `PT${minutes}M`, timezone } },
          muteTargets: { alarmNames: targets.flatMap(({ alarmName }) => alarmName ?? []) },
        });
        // a rule over alarms that are not there yet is not promised to work
        for (const target of targets) rule.addResourceDependency(target);
      }
    });
  }
}
