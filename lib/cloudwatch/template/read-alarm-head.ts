import type { AlarmHead } from '../alarm/alarm';
import type { Properties } from './properties';
import { arn } from './references';

const MAX_ACTIONS = 5;

/** Name, description and actions of an alarm; `logicalId` is its name where it has none of its own. */
export function readAlarmHead(properties: Properties, logicalId: string): AlarmHead {
  const { region, account } = properties.stack;
  const name = properties.text('AlarmName', 255) ?? logicalId;
  const description = properties.text('AlarmDescription', 1024);
  return {
    id: `${region}/${name}`,
    name,
    arn: arn(properties.stack, 'cloudwatch', `alarm:${name}`),
    region,
    account,
    ...(description === undefined ? {} : { description }),
    actions: {
      ok: readActions(properties, 'OKActions'),
      alarm: readActions(properties, 'AlarmActions'),
      insufficientData: readActions(properties, 'InsufficientDataActions'),
    },
    actionsEnabled: properties.boolean('ActionsEnabled') ?? true,
  };
}

function readActions(properties: Properties, key: string): readonly string[] {
  const actions = properties.texts(key, MAX_ACTIONS);
  const { region } = properties.stack;
  for (const action of actions) {
    const [, , service, actionRegion] = action.split(':');
    if (service === 'sns' && actionRegion !== region)
      properties.refuse(
        key,
        `a topic of ${actionRegion}`,
        `CloudWatch takes topics of the alarm's own region, ${region}`,
      );
  }
  return actions;
}
