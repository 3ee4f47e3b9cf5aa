import { z } from 'zod';

/** Account and partition in which templates are looked at. */
export const ACCOUNT = '111122223333';

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** A policy as IAM reads it. */
export interface Policy {
  readonly Version: string;
  readonly Statement: readonly object[];
}

const intrinsic = z.union([
  z.strictObject({ Ref: z.string() }),
  z.strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }),
  z.strictObject({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) }),
]);

/** How ARNs of a type end, by the property that names the resource. */
const ARNS: Readonly<Record<string, readonly [service: string, prefix: string, property: string]>> = {
  'AWS::SNS::Topic': ['sns', '', 'TopicName'],
  'AWS::SQS::Queue': ['sqs', '', 'QueueName'],
  'AWS::DynamoDB::Table': ['dynamodb', 'table/', 'TableName'],
  'AWS::Lambda::Function': ['lambda', 'function:', 'FunctionName'],
  'AWS::Logs::LogGroup': ['logs', 'log-group:', 'LogGroupName'],
};

/** One stack's template in one region, with what CloudFormation would put in place of references. */
export class DeployedTemplate {
  private readonly resources: Readonly<Record<string, Resource>>;

  constructor(
    template: { readonly Resources: Readonly<Record<string, Resource>> },
    private readonly region: string,
  ) {
    this.resources = template.Resources;
  }

  /** Properties of the resources of a type, by logical id, references resolved. */
  ofType(type: string): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
    const found = Object.entries(this.resources).filter(([, { Type }]) => Type === type);
    return new Map(
      found.map(([id, { Properties = {} }]) => [id, this.resolved(Properties) as Readonly<Record<string, unknown>>]),
    );
  }

  /** ARN of the one resource of a type whose logical id begins so. */
  arnOf(type: string, start: string): string {
    const ids = Object.keys(this.resources).filter((id) => id.startsWith(start) && this.resources[id]?.Type === type);
    const [id] = ids;
    if (id === undefined || ids.length > 1) throw new Error(`${ids.length} resources of ${type} begin with ${start}`);
    return this.arn(id);
  }

  /** The ARN of a resource; a role, a policy and a key go by their logical ids. */
  private arn(id: string): string {
    const { Type, Properties = {} } = this.resources[id] ?? { Type: '' };
    if (Type === 'AWS::IAM::Role') return `arn:aws:iam::${ACCOUNT}:role/${id}`;
    if (Type === 'AWS::KMS::Key')
      return `arn:aws:kms:${this.region}:${ACCOUNT}:key/00000000-0000-0000-0000-000000000000`;
    const known = ARNS[Type];
    if (known === undefined) throw new Error(`${id}: nobody knows the ARN of ${Type}; add it to ARNS`);
    const [service, prefix, property] = known;
    const end = Type === 'AWS::Logs::LogGroup' ? ':*' : '';
    return `arn:aws:${service}:${this.region}:${ACCOUNT}:${prefix}${String(this.resolved(Properties[property]))}${end}`;
  }

  private referred(name: string): string {
    if (name === 'AWS::Partition') return 'aws';
    if (name === 'AWS::Region') return this.region;
    if (name === 'AWS::AccountId') return ACCOUNT;
    const type = this.resources[name]?.Type;
    return type === 'AWS::IAM::Role' || type === 'AWS::DynamoDB::Table' ? name : this.arn(name);
  }

  private resolved(value: unknown): unknown {
    const reference = intrinsic.safeParse(value);
    if (reference.success) {
      const found = reference.data;
      if ('Ref' in found) return this.referred(found.Ref);
      if ('Fn::GetAtt' in found) return this.arn(found['Fn::GetAtt'][0]);
      const [separator, pieces] = found['Fn::Join'];
      return pieces.map((piece) => this.resolved(piece)).join(separator);
    }
    if (Array.isArray(value)) return value.map((each) => this.resolved(each));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, this.resolved(each)]));
  }
}
