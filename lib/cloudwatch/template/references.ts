/** One resource as a template has it. */
export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Condition?: unknown;
}

/** The template in which references are looked up, and where it is deployed. */
export interface Stack {
  readonly region: string;
  readonly account: string;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly parameters: ReadonlyMap<string, unknown>;
}

/** A name that may itself be written with intrinsic functions. */
type Resolve = (value: unknown) => unknown;

interface Naming {
  /** Property with the physical name. */
  readonly name: string;
  /** Attribute with the ARN. */
  readonly arn: string;
  /** What stands before `:region:account:` and after it. */
  readonly service: string;
  readonly prefix: string;
  readonly ref: 'name' | 'arn';
}

const ALARM: Naming = { name: 'AlarmName', arn: 'Arn', service: 'cloudwatch', prefix: 'alarm:', ref: 'name' };

/** How the resources are named that alarms refer to. */
const NAMINGS: ReadonlyMap<string, Naming> = new Map([
  ['AWS::CloudWatch::Alarm', ALARM],
  ['AWS::CloudWatch::CompositeAlarm', ALARM],
  ['AWS::SNS::Topic', { name: 'TopicName', arn: 'TopicArn', service: 'sns', prefix: '', ref: 'arn' }],
  ['AWS::Lambda::Function', { name: 'FunctionName', arn: 'Arn', service: 'lambda', prefix: 'function:', ref: 'name' }],
]);

/** The ARN of a resource. */
export function arn({ region, account }: Stack, service: string, resource: string): string {
  return `arn:${partitionOf(region)}:${service}:${region}:${account}:${resource}`;
}

/**
 * What `Ref` gives: a pseudo parameter, a parameter's default, or a resource's name or ARN.
 * @throws {Error} where the template alone does not tell
 */
export function reference(id: string, stack: Stack, resolve: Resolve): unknown {
  const { region, account } = stack;
  if (id === 'AWS::Region') return region;
  if (id === 'AWS::AccountId') return account;
  if (id === 'AWS::Partition') return partitionOf(region);
  if (id === 'AWS::URLSuffix') return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  const parameter = stack.parameters.get(id);
  if (parameter !== undefined) return defaultOf(id, parameter);
  const { naming, Type } = find(id, stack);
  if (naming === undefined) throw new Error(`Ref of ${id} (${Type}) is not modelled`);
  return attribute(id, naming[naming.ref], stack, resolve);
}

/**
 * What `Fn::GetAtt` gives: a resource's name or ARN.
 * @throws {Error} for any other attribute
 */
export function attribute(id: string, name: string, stack: Stack, resolve: Resolve): unknown {
  const { naming, Type, Properties = {} } = find(id, stack);
  if (naming === undefined || (name !== naming.name && name !== naming.arn))
    throw new Error(`the attribute ${name} of ${id} (${Type}) is not modelled`);
  // Where no name is given CloudFormation makes one up from the logical id.
  const physicalName = resolve(Properties[naming.name] ?? id);
  return name === naming.name ? physicalName : arn(stack, naming.service, `${naming.prefix}${physicalName}`);
}

function find(id: string, { resources }: Stack): Resource & { readonly naming: Naming | undefined } {
  const resource = resources.get(id);
  if (resource === undefined) throw new Error(`the template has no ${id}`);
  return { ...resource, naming: NAMINGS.get(resource.Type) };
}

function defaultOf(id: string, parameter: unknown): unknown {
  const { Default } = Object(parameter) as { readonly Default?: unknown };
  if (Default === undefined) throw new Error(`the parameter ${id} has no default`);
  return Default;
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
