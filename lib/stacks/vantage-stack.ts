import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Fleet } from '../contract/fleet';
import { CANARY } from '../contract/functions';
import { namespace } from '../contract/metrics';
import { resourceName } from '../contract/resource-names';
import { EachMinute } from './each-minute';
import { LambdaFunction } from './lambda-function';

/** A vantage: a region that looks. */
export interface VantageStackProps extends StackProps {
  readonly fleet: Fleet;
  /** Folder of the canary's asset. */
  readonly canary: string;
}

/** A run is billed while it waits for its second 40, so that memory is what a canary costs. 100 services took 140 MB. */
function memoryFor(services: number): number {
  if (services <= 100) return 256;
  return services <= 400 ? 512 : 1024;
}

/** The canary of one region and the schedule that invokes it each minute. */
export class VantageStack extends Stack {
  constructor(scope: Construct, id: string, { fleet, canary, ...props }: VantageStackProps) {
    super(scope, id, props);
    const lambda = new LambdaFunction(this, 'Canary', {
      functionName: resourceName.canary(fleet.name),
      logGroupName: resourceName.canaryLogGroup(fleet.name),
      description: 'Probes every service once a minute and publishes what it saw to every hub',
      asset: canary,
      memoryMb: memoryFor(fleet.services.length),
      timeout: Duration.seconds(CANARY.timeoutSeconds),
      permissions: [
        new PolicyStatement({
          actions: ['cloudwatch:PutMetricData'],
          resources: ['*'],
          conditions: {
            StringEquals: { 'cloudwatch:namespace': namespace(fleet.name), 'aws:RequestedRegion': [...fleet.hubs] },
          },
        }),
      ],
    });
    lambda.function.configureAsyncInvoke({
      retryAttempts: 0,
      maxEventAge: Duration.seconds(CANARY.maxEventAgeSeconds),
    });
    new EachMinute(this, 'EachMinute', lambda.function, JSON.stringify(CANARY.event));
  }
}
