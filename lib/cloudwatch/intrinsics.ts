/** One resource as a template has it. */
export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly Condition?: unknown;
}

/** The template that intrinsic functions are resolved in. */
export interface Stack {
  readonly region: string;
  readonly account: string;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly parameters: Readonly<Record<string, { readonly Default?: unknown }>>;
}

/** `aws` in most regions. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** Whether a value is an object with members of its own: neither null nor a list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The value with its intrinsic functions replaced: Ref, Fn::GetAtt, Fn::Join and Fn::Sub.
 * @throws {Error} for a function or a reference that cannot be resolved from the template alone
 */
export function resolved(value: unknown, stack: Stack): unknown {
  if (Array.isArray(value)) return value.map((item) => resolved(item, stack));
  if (!isRecord(value)) return value;
  const [entry, ...others] = Object.entries(value);
  if (entry === undefined || others.length > 0 || !(entry[0] === 'Ref' || entry[0].startsWith('Fn::')))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolved(item, stack)]));
  return intrinsic(entry[0], entry[1], stack);
}

function intrinsic(name: string, argument: unknown, stack: Stack): unknown {
  if (name === 'Ref' && typeof argument === 'string') return reference(argument, stack);
  if (name === 'Fn::Sub') return substituted(argument, stack);
  if (name === 'Fn::GetAtt') {
    const [id, attribute] =
      typeof argument === 'string' ? argument.split(/\.(.*)/s) : Array.isArray(argument) ? argument : [];
    if (typeof id === 'string' && typeof attribute === 'string') return attributeOf(id, attribute, stack);
  }
  if (name === 'Fn::Join' && Array.isArray(argument)) {
    const [separator, items] = argument;
    const parts = resolved(items, stack);
    if (typeof separator === 'string' && Array.isArray(parts))
      return parts.map((part) => textOf(part, name)).join(separator);
  }
  throw new Error(`${name} is not modelled in this form`);
}

function substituted(argument: unknown, stack: Stack): string {
  const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
  if (typeof text !== 'string' || !isRecord(variables)) throw new Error('Fn::Sub is not modelled in this form');
  return text.replace(/\$\{(!?)([^}]*)\}/g, (_, literal: string, name: string) => {
    if (literal) return `\${${name}}`;
    if (name in variables) return textOf(resolved(variables[name], stack), 'Fn::Sub');
    const [id = '', attribute] = name.split(/\.(.*)/s);
    return textOf(attribute === undefined ? reference(id, stack) : attributeOf(id, attribute, stack), 'Fn::Sub');
  });
}

function textOf(value: unknown, where: string): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Error(`${where} takes texts`);
}

function reference(id: string, stack: Stack): unknown {
  const pseudo = pseudoParameter(id, stack);
  if (pseudo !== undefined) return pseudo;
  const parameter = stack.parameters[id];
  if (parameter?.Default !== undefined) return parameter.Default;
  if (parameter !== undefined) throw new Error(`the parameter ${id} has no default`);
  const resource = stack.resources.get(id);
  if (resource === undefined) throw new Error(`the template has no ${id}`);
  if (resource.Type === 'AWS::SNS::Topic') return attributeOf(id, 'TopicArn', stack);
  const property = NAME_PROPERTIES[resource.Type];
  if (property === undefined) throw new Error(`what Ref gives for ${id}, a ${resource.Type}, is not modelled`);
  return physicalName(id, resource, property, stack);
}

function pseudoParameter(id: string, { region, account }: Stack): string | undefined {
  if (id === 'AWS::Region') return region;
  if (id === 'AWS::AccountId') return account;
  if (id === 'AWS::Partition') return partitionOf(region);
  if (id === 'AWS::URLSuffix') return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return undefined;
}

/** Properties with the physical name of the resources that alarms refer to. */
const NAME_PROPERTIES: Readonly<Record<string, string>> = {
  'AWS::CloudWatch::Alarm': 'AlarmName',
  'AWS::CloudWatch::CompositeAlarm': 'AlarmName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::Lambda::Function': 'FunctionName',
};

/** What stands between the account and the name in the ARNs of these resources. */
const ARNS: Readonly<
  Record<string, { readonly attribute: string; readonly service: string; readonly prefix: string }>
> = {
  'AWS::CloudWatch::Alarm': { attribute: 'Arn', service: 'cloudwatch', prefix: 'alarm:' },
  'AWS::CloudWatch::CompositeAlarm': { attribute: 'Arn', service: 'cloudwatch', prefix: 'alarm:' },
  'AWS::SNS::Topic': { attribute: 'TopicArn', service: 'sns', prefix: '' },
  'AWS::Lambda::Function': { attribute: 'Arn', service: 'lambda', prefix: 'function:' },
};

function attributeOf(id: string, attribute: string, stack: Stack): string {
  const resource = stack.resources.get(id);
  if (resource === undefined) throw new Error(`the template has no ${id}`);
  const property = NAME_PROPERTIES[resource.Type];
  const arn = ARNS[resource.Type];
  if (property !== undefined && attribute === property) return physicalName(id, resource, property, stack);
  if (property === undefined || arn?.attribute !== attribute)
    throw new Error(`the attribute ${attribute} of ${id}, a ${resource.Type}, is not modelled`);
  const name = physicalName(id, resource, property, stack);
  return `arn:${partitionOf(stack.region)}:${arn.service}:${stack.region}:${stack.account}:${arn.prefix}${name}`;
}

/** The name that the resource was given, else its logical id, where CloudFormation would make one up. */
function physicalName(id: string, resource: Resource, property: string, stack: Stack): string {
  const name = resource.Properties[property];
  return name === undefined ? id : textOf(resolved(name, stack), property);
}
