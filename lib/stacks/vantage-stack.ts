import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Network } from '../config/deployment';
import { acknowledge } from '../constructs/acknowledge';
import { canaryMemoryMb, endpointsOf } from '../constructs/canary-memory';
import { EachMinute } from '../constructs/each-minute';
import { mayPublish, mayReadSecrets } from '../constructs/function-permissions';
import { LambdaFunction } from '../constructs/lambda-function';
import { WaitingQueue } from '../constructs/waiting-queue';
import type { Fleet } from '../contract/fleet';
import { CANARY, type CanaryEnvironment } from '../contract/functions';
import { probedFrom, secretsOf } from '../contract/reach';
import { resourceName } from '../contract/resource-names';

/** A vantage: a region that looks. */
export interface VantageStackProps extends StackProps {
  readonly fleet: Fleet;
  /** The region that looks. */
  readonly region: string;
  /** Folder of the canary's asset. */
  readonly canary: string;
  /** Network in which the canary stands. @default outside of any */
  readonly network?: Network | undefined;
}

/** The canary of one region, the schedule that invokes it each minute, and the queue that invokes it again at second 40. */
export class VantageStack extends Stack {
  constructor(scope: Construct, id: string, { fleet, region, canary, network, ...props }: VantageStackProps) {
    super(scope, id, { description: `Common Cause (${fleet.name}): a vantage, which looks at its services`, ...props });
    const claims = this.claims(fleet);
    const queue = new WaitingQueue(this, 'Runs', {
      queueName: resourceName.runQueue(fleet.name),
      of: CANARY,
      why: 'A run that waited in vain is over: its minute is.',
    });
    const lambda = new LambdaFunction(this, 'Canary', {
      functionName: resourceName.canary(fleet.name),
      logGroupName: resourceName.canaryLogGroup(fleet.name),
      description: 'Probes every service once a minute and publishes what it saw to every hub',
      asset: canary,
      memoryMb: canaryMemoryMb(endpointsOf(probedFrom(fleet, region))),
      timeout: Duration.seconds(CANARY.timeoutSeconds),
      environment: {
        CLAIMS_TABLE: claims.tableName,
        RUN_QUEUE_URL: queue.queueUrl,
      } satisfies CanaryEnvironment,
      network,
      permissions: [
        mayPublish(fleet, fleet.hubs),
        new PolicyStatement({ actions: ['dynamodb:PutItem'], resources: [claims.tableArn] }),
        queue.mayWait(),
        ...mayReadSecrets(this, secretsOf(probedFrom(fleet, region))),
      ],
    });
    lambda.function.configureAsyncInvoke({
      retryAttempts: 0,
      maxEventAge: Duration.seconds(CANARY.maxEventAgeSeconds),
    });
    lambda.function.addEventSourceMapping('FromQueue', { eventSourceArn: queue.queueArn, batchSize: 1 });
    new EachMinute(this, 'EachMinute', lambda.function, JSON.stringify(CANARY.event));
    this.outputs(fleet, network);
  }

  /** What people look for after a deployment. */
  private outputs(fleet: Fleet, network: Network | undefined): void {
    new CfnOutput(this, 'RunRecords', {
      value: resourceName.canaryLogGroup(fleet.name),
      description: 'Log group with a record of each run',
    });
    if (network === undefined) return;
    new CfnOutput(this, 'Network', { value: network.id, description: 'VPC in which the canary stands' });
  }

  /** Who may publish a minute: a row for each, until it expires. */
  private claims(fleet: Fleet): Table {
    const claims = new Table(this, 'Claims', {
      tableName: resourceName.claims(fleet.name),
      partitionKey: { name: CANARY.claims.key, type: AttributeType.STRING },
      timeToLiveAttribute: CANARY.claims.expires,
      billingMode: BillingMode.PAY_PER_REQUEST,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    acknowledge(claims, { 'AwsSolutions::AwsSolutions-DDB3': 'A claim lives for minutes.' });
    return claims;
  }
}
