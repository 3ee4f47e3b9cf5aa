import { Duration, Stack } from 'aws-cdk-lib';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Fleet } from '../contract/fleet';
import { LOOP } from '../contract/functions';
import { resourceName } from '../contract/resource-names';
import { mayPublish, mayReadSecrets } from './function-permissions';
import { LambdaFunction } from './lambda-function';

/** The end of a hub's loop. */
export interface LoopProps {
  readonly fleet: Fleet;
  /** Folder of its asset. */
  readonly asset: string;
  /** Topic on which `loop/turn` acts. */
  readonly topic: Topic;
}

/** Proves that this hub is alive: to itself, to the other hub, to the heartbeat outside. A turn that fails proves nothing. */
export class Loop extends Construct {
  constructor(scope: Construct, id: string, { fleet, asset, topic }: LoopProps) {
    super(scope, id);
    const secrets = fleet.heartbeatSecret === undefined ? [] : [fleet.heartbeatSecret];
    const turn = new LambdaFunction(this, 'Turn', {
      functionName: resourceName.loop(fleet.name),
      logGroupName: resourceName.loopLogGroup(fleet.name),
      description: 'Proves twice a minute that this hub is alive',
      asset,
      memoryMb: 256,
      timeout: Duration.seconds(LOOP.timeoutSeconds),
      permissions: [mayPublish(fleet, fleet.hubs), ...mayReadSecrets(Stack.of(this), secrets)],
    }).function;
    turn.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.seconds(LOOP.maxEventAgeSeconds) });
    topic.addSubscription(new LambdaSubscription(turn));
  }
}
