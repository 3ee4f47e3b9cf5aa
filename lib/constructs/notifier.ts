import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LambdaDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Fleet } from '../contract/fleet';
import { FALLBACK, type FallbackEnvironment, NOTIFIER } from '../contract/functions';
import { resourceName } from '../contract/resource-names';
import { incidentFunction } from './incident-function';
import { mayTell } from './incident-permissions';
import { LambdaFunction } from './lambda-function';
import type { PeopleTopics } from './people-topics';

/** What turns alarm state changes into messages for people. */
export interface NotifierProps {
  readonly fleet: Fleet;
  /** Folders of the functions' assets. */
  readonly assets: Readonly<Record<'notifier' | 'fallback', string>>;
  readonly alarms: Topic;
  readonly people: PeopleTopics;
  readonly key: IKey;
}

/** The notifier and its receipts. If the notifier fails, the fallback hands the raw alarm to people. */
export class Notifier extends Construct {
  readonly receipts: Table;

  constructor(scope: Construct, id: string, props: NotifierProps) {
    super(scope, id);
    this.receipts = new Table(this, 'Receipts', {
      tableName: resourceName.receipts(props.fleet.name),
      partitionKey: { name: 'key', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: 'expiresAt',
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const fallback = this.fallback(props);
    this.notify(props, fallback);
  }

  private notify(props: NotifierProps, fallback: IFunction): void {
    const { fleet, alarms, assets } = props;
    const { permissions, ...common } = incidentFunction(this, props, this.receipts);
    const notifier = new LambdaFunction(this, 'Notifier', {
      ...common,
      functionName: resourceName.notifier(fleet.name),
      logGroupName: resourceName.notifierLogGroup(fleet.name),
      description: 'Turns the state changes of alarms into one message per incident',
      asset: assets.notifier,
      timeout: Duration.seconds(NOTIFIER.timeoutSeconds),
      permissions: [
        ...permissions,
        new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [fallback.functionArn] }),
      ],
    }).function;
    const maxEventAge = Duration.seconds(NOTIFIER.maxEventAgeSeconds);
    notifier.configureAsyncInvoke({ retryAttempts: 0, maxEventAge, onFailure: new LambdaDestination(fallback) });
    alarms.addSubscription(new LambdaSubscription(notifier));
  }

  private fallback({ fleet, assets, people, key }: NotifierProps): IFunction {
    const fallback = new LambdaFunction(this, 'Fallback', {
      functionName: resourceName.fallback(fleet.name),
      logGroupName: resourceName.fallbackLogGroup(fleet.name),
      description: 'Hands raw alarms to people when the notifier fails',
      asset: assets.fallback,
      memoryMb: 256,
      timeout: Duration.seconds(FALLBACK.timeoutSeconds),
      environment: { TOPICS: Stack.of(this).toJsonString(people.topics) } satisfies FallbackEnvironment,
      permissions: mayTell(Stack.of(this), people, key),
    }).function;
    fallback.configureAsyncInvoke({ maxEventAge: Duration.seconds(FALLBACK.maxEventAgeSeconds) });
    return fallback;
  }
}
