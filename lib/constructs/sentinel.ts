import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { SENTINEL, type SentinelEnvironment } from '../contract/functions';
import { hasLoop } from '../contract/hub-role';
import { resourceName } from '../contract/resource-names';
import { EachMinute } from './each-minute';
import { mayPublish } from './function-permissions';
import { type IncidentFunctionProps, incidentFunction } from './incident-function';
import { LambdaFunction } from './lambda-function';
import { WaitingQueue } from './waiting-queue';

/** What looks at a hub's incidents again, and sets its loop going. */
export interface SentinelProps extends IncidentFunctionProps {
  /** The region of the hub. */
  readonly region: string;
  /** Folder of its asset. */
  readonly asset: string;
  readonly receipts: Table;
}

/** Invoked each minute, and again half a minute later by its queue. A recheck that fails is not an alarm, and must not reach people. */
export class Sentinel extends Construct {
  constructor(scope: Construct, id: string, props: SentinelProps) {
    super(scope, id);
    const { fleet, region, asset, receipts } = props;
    const { environment, permissions, ...common } = incidentFunction(this, props, receipts);
    const queue = new WaitingQueue(this, 'Ticks', {
      queueName: resourceName.tickQueue(fleet.name),
      of: SENTINEL,
      why: 'A half minute that waited in vain is over; the next one comes.',
    });
    const sentinel = new LambdaFunction(this, 'Sentinel', {
      ...common,
      functionName: resourceName.sentinel(fleet.name),
      logGroupName: resourceName.sentinelLogGroup(fleet.name),
      description: 'Judges open incidents again each minute, and asks twice a minute whether this hub is alive',
      asset,
      timeout: Duration.seconds(SENTINEL.timeoutSeconds),
      environment: { ...environment, TICK_QUEUE_URL: queue.queueUrl } satisfies SentinelEnvironment,
      permissions: [...permissions, mayPublish(fleet, [region]), queue.mayWait()],
    }).function;
    sentinel.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.seconds(SENTINEL.maxEventAgeSeconds) });
    if (hasLoop(fleet)) sentinel.addEventSourceMapping('FromQueue', { eventSourceArn: queue.queueArn, batchSize: 1 });
    new EachMinute(this, 'EachMinute', sentinel, JSON.stringify(SENTINEL.event));
  }
}
