import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as AwsFunction, Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

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
}

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
    // withoutPolicyUpdates hides the policy from the function, which must not run before it may write.
    this.function.node.addDependency(role);
  }
}
