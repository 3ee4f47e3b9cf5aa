import { readMonitor } from '../../lib/config/read-monitor';
import { deployed } from '../stacks/deployment';

/** What CloudFormation knows a resource by: if one of these changes, it makes a new one. */
export interface Identity {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  /** Its physical name; empty where CloudFormation chooses one. */
  readonly name: string;
}

/** Properties that are the physical name of some type of resource. */
const NAMES = [
  'AlarmName',
  'DashboardName',
  'FunctionName',
  'TopicName',
  'TableName',
  'QueueName',
  'LogGroupName',
  'AliasName',
  'Endpoint',
  'Name',
] as const;

/** What a resource is without what any change of the configuration may change: its code, and its dashboards' bodies. */
export type Resources = ReadonlyMap<string, Identity>;

const known = new WeakMap<object, Resources>();

/** The resources of all stacks of a configuration, which is synthesized once. */
export function resourcesOf(monitor: object): Resources {
  const resources = known.get(monitor) ?? synthesized(monitor);
  known.set(monitor, resources);
  return resources;
}

function synthesized(monitor: object): Resources {
  const found = [...deployed(readMonitor(monitor))].flatMap(([stack, { template }]) =>
    Object.entries(template.toJSON().Resources as Readonly<Record<string, { Type: string; Properties?: object }>>).map(
      ([logicalId, { Type: type, Properties = {} }]): Identity => {
        const named = Object.entries(Properties).find(([property]) => NAMES.some((name) => name === property));
        return { stack, logicalId, type, name: typeof named?.[1] === 'string' ? named[1] : '' };
      },
    ),
  );
  return new Map(found.map((each) => [`${each.stack} ${each.logicalId} ${each.type} ${each.name}`, each]));
}

/** Resources that only one of two configurations has. */
export function onlyIn(these: Resources, others: Resources): readonly Identity[] {
  return [...these].filter(([identity]) => !others.has(identity)).map(([, resource]) => resource);
}

/** Names of the stacks of a configuration. */
export function stacksOf(resources: Resources): ReadonlySet<string> {
  return new Set([...resources.values()].map(({ stack }) => stack));
}
