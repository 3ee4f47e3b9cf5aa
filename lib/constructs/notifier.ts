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
import { FALLBACK, type FallbackEnvironment, NOTIFIER, type NotifierEnvironment, RECHECK } from '../contract/functions';
import { resourceName } from '../contract/resource-names';
import { EachMinute } from './each-minute';
import { mayJudge, mayTell } from './incident-permissions';
import { LambdaFunction } from './lambda-function';
import type { PeopleTopics } from './people-topics';

/** What turns alarm state changes into messages for people. */
export interface NotifierProps {
  readonly fleet: Fleet;
  /** Folders of the functions' assets. */
  readonly assets: Readonly<Record<'notifier' | 'recheck' | 'fallback', string>>;
  readonly alarms: Topic;
  readonly people: PeopleTopics;
  readonly key: IKey;
}

/** The notifier, its receipts, and what judges these again each minute. If the notifier fails, the fallback hands the raw alarm to people. */
export class Notifier extends Construct {
  constructor(scope: Construct, id: string, props: NotifierProps) {
    super(scope, id);
    const receipts = new Table(this, 'Receipts', {
      tableName: resourceName.receipts(props.fleet.name),
      partitionKey: { name: 'key', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: 'expiresAt',
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const fallback = this.fallback(props);
    this.notify(props, receipts, fallback);
    this.recheck(props, receipts);
  }

  private notify(props: NotifierProps, receipts: Table, fallback: IFunction): void {
    const { fleet, alarms, assets } = props;
    const notifier = new LambdaFunction(this, 'Notifier', {
      ...this.judging(props, receipts),
      functionName: resourceName.notifier(fleet.name),
      logGroupName: resourceName.notifierLogGroup(fleet.name),
      description: 'Turns the state changes of alarms into one message per incident',
      asset: assets.notifier,
      timeout: Duration.seconds(NOTIFIER.timeoutSeconds),
      permissions: [
        ...this.judging(props, receipts).permissions,
        new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [fallback.functionArn] }),
      ],
    }).function;
    const maxEventAge = Duration.seconds(NOTIFIER.maxEventAgeSeconds);
    notifier.configureAsyncInvoke({ retryAttempts: 0, maxEventAge, onFailure: new LambdaDestination(fallback) });
    alarms.addSubscription(new LambdaSubscription(notifier));
  }

  /** A recheck that fails is not an alarm, and must not reach people. The sentinel will take it over. */
  private recheck(props: NotifierProps, receipts: Table): void {
    const { fleet, assets } = props;
    const recheck = new LambdaFunction(this, 'Recheck', {
      ...this.judging(props, receipts),
      functionName: resourceName.recheck(fleet.name),
      logGroupName: resourceName.recheckLogGroup(fleet.name),
      description: 'Judges open incidents again each minute',
      asset: assets.recheck,
      timeout: Duration.seconds(RECHECK.timeoutSeconds),
    }).function;
    recheck.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.seconds(RECHECK.maxEventAgeSeconds) });
    new EachMinute(this, 'EachMinute', recheck, JSON.stringify(RECHECK.event));
  }

  private fallback({ fleet, assets, people, key }: NotifierProps): IFunction {
    const fallback = new LambdaFunction(this, 'Fallback', {
      functionName: resourceName.fallback(fleet.name),
      logGroupName: resourceName.fallbackLogGroup(fleet.name),
      description: 'Hands raw alarms to people when the notifier fails',
      asset: assets.fallback,
      memoryMb: 256,
      timeout: Duration.seconds(FALLBACK.timeoutSeconds),
      environment: { TOPICS: this.listed(people) } satisfies FallbackEnvironment,
      permissions: mayTell(Stack.of(this), people, key),
    }).function;
    fallback.configureAsyncInvoke({ maxEventAge: Duration.seconds(FALLBACK.maxEventAgeSeconds) });
    return fallback;
  }

  /** The topics as functions read them. */
  private listed({ topics }: PeopleTopics): string {
    return Stack.of(this).toJsonString(topics);
  }

  /** What notifier and recheck have in common. */
  private judging({ fleet, people, key }: NotifierProps, receipts: Table) {
    const stack = Stack.of(this);
    return {
      memoryMb: 512,
      environment: {
        TOPICS: this.listed(people),
        RECEIPTS_TABLE: receipts.tableName,
      } satisfies NotifierEnvironment,
      permissions: [...mayTell(stack, people, key), ...mayJudge(stack, fleet, receipts.tableArn)],
    };
  }
}
