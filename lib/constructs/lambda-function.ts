import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as AwsFunction, CfnFunction, Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Network } from '../config/deployment';
import { acknowledge, acknowledgeWildcards, type Reasons } from './acknowledge';

/** One function with its own role and log group. */
export interface LambdaFunctionProps {
  readonly functionName: string;
  readonly logGroupName: string;
  readonly description: string;
  /** Folder with `index.js` and `fleet.json`. */
  readonly asset: string;
  readonly memoryMb: number;
  readonly timeout: Duration;
  /** @default none besides those of Lambda itself */
  readonly environment?: Record<string, string>;
  /** Everything that the function may do besides writing to its own log group. */
  readonly permissions: readonly PolicyStatement[];
  /** Network in which it stands. @default outside of any */
  readonly network?: Network | undefined;
}

/** Lambda places a network interface in each subnet, and takes it away again (AWS Lambda, "Execution role permissions"). */
const NETWORK_INTERFACES = new PolicyStatement({
  actions: ['ec2:CreateNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DeleteNetworkInterface'],
  resources: ['*'],
});

const MEANT: Reasons = {
  'Serverless::Serverless-LambdaDLQ':
    'An event that failed is over: a minute later the next one comes. What must not be lost has a destination instead.',
  'Serverless::Serverless-LambdaAsyncFailureDestination': 'The same; the notifier, which must not lose any, has one.',
  'Serverless::Serverless-LambdaTracing':
    'Run records and log lines tell what a run did; X-Ray would see our own calls alone.',
  'Serverless::Serverless-LambdaEventSourceMappingDestination': 'The same: a run whose minute is over is over.',
};

/** A function on arm64 with the newest Node LTS, a role of exactly what it needs, a log group, and no retries. */
export class LambdaFunction extends Construct {
  readonly function: AwsFunction;

  constructor(scope: Construct, id: string, props: LambdaFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: props.logGroupName,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
    );
    for (const permission of props.permissions) role.addToPolicy(permission);
    if (props.network !== undefined) role.addToPolicy(NETWORK_INTERFACES);
    this.function = new AwsFunction(this, 'Function', {
      functionName: props.functionName,
      description: props.description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(props.asset),
      handler: 'index.handler',
      memorySize: props.memoryMb,
      timeout: props.timeout,
      environment: props.environment ?? {},
      logGroup,
      role: role.withoutPolicyUpdates(),
    });
    acknowledge(this, MEANT);
    acknowledgeWildcards(role, props.permissions);
    if (props.network !== undefined) this.placeIn(props.network);
    // withoutPolicyUpdates hides the policy from the function, which must not run before it may write.
    this.function.node.addDependency(role);
  }

  /** By ids alone: a construct of a network would want to look it up. */
  private placeIn({ subnets, securityGroups, ipv6 }: Network): void {
    const resource = this.function.node.defaultChild;
    if (!(resource instanceof CfnFunction)) throw new Error('a function has one resource');
    resource.vpcConfig = {
      subnetIds: [...subnets],
      securityGroupIds: [...securityGroups],
      ipv6AllowedForDualStack: ipv6,
    };
  }
}
