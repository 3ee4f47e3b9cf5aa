import { ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { SnsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Fleet } from '../contract/fleet';
import { NOTIFIER, type NotifierEnvironment, RECHECK } from '../contract/functions';
import { resourceName } from '../contract/resource-names';
import { EachMinute } from './each-minute';
import { LambdaFunction } from './lambda-function';
import type { PeopleTopic } from './people-topic';

/** What turns alarm state changes into messages for people. */
export interface NotifierProps {
  readonly fleet: Fleet;
  /** Folder of the notifier's asset. */
  readonly asset: string;
  readonly alarms: Topic;
  readonly people: PeopleTopic;
  readonly key: IKey;
}

/** The notifier and its receipts. If it fails, the raw alarm goes to the people's topic instead. */
export class Notifier extends Construct {
  constructor(scope: Construct, id: string, props: NotifierProps) {
    super(scope, id);
    const { fleet } = props;
    const receipts = new Table(this, 'Receipts', {
      tableName: resourceName.receipts(fleet.name),
      partitionKey: { name: 'key', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.notify(props, receipts);
    this.recheck(props, receipts);
  }

  private notify(props: NotifierProps, receipts: Table): void {
    const { fleet, alarms, people } = props;
    const notifier = this.lambda('Notifier', props, receipts, {
      functionName: resourceName.notifier(fleet.name),
      logGroupName: resourceName.notifierLogGroup(fleet.name),
      description: 'Turns the state changes of alarms into one message per incident',
    });
    const maxEventAge = Duration.seconds(NOTIFIER.maxEventAgeSeconds);
    notifier.configureAsyncInvoke({ retryAttempts: 0, maxEventAge, onFailure: new SnsDestination(people.topic) });
    alarms.addSubscription(new LambdaSubscription(notifier));
  }

  /** The same code by another name: a recheck that fails is not an alarm, and must not reach people. The sentinel will take it over. */
  private recheck(props: NotifierProps, receipts: Table): void {
    const recheck = this.lambda('Recheck', props, receipts, {
      functionName: resourceName.recheck(props.fleet.name),
      logGroupName: resourceName.recheckLogGroup(props.fleet.name),
      description: 'Judges open incidents again each minute',
    });
    recheck.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.seconds(RECHECK.maxEventAgeSeconds) });
    new EachMinute(this, 'EachMinute', recheck, JSON.stringify(RECHECK.event));
  }

  private lambda(
    id: string,
    props: NotifierProps,
    receipts: Table,
    names: { readonly functionName: string; readonly logGroupName: string; readonly description: string },
  ) {
    return new LambdaFunction(this, id, {
      ...names,
      asset: props.asset,
      memoryMb: 512,
      timeout: Duration.seconds(NOTIFIER.timeoutSeconds),
      environment: {
        PEOPLE_TOPIC_ARN: props.people.topic.topicArn,
        RECEIPTS_TABLE: receipts.tableName,
      } satisfies NotifierEnvironment,
      permissions: this.permissions(props, receipts),
    }).function;
  }

  private permissions({ fleet, people, key }: NotifierProps, receipts: Table): readonly PolicyStatement[] {
    const stack = Stack.of(this);
    const canaryLogs = fleet.vantages.map((region) =>
      stack.formatArn({
        service: 'logs',
        region,
        resource: 'log-group',
        resourceName: `${resourceName.canaryLogGroup(fleet.name)}:*`,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      }),
    );
    const useKey = { actions: ['kms:Decrypt', 'kms:GenerateDataKey'] };
    return [
      new PolicyStatement({ actions: ['sns:Publish'], resources: [people.topic.topicArn] }),
      // the key of somebody else's topic is unknown here, but SNS in this region is the only way to it
      people.isForeign
        ? new PolicyStatement({
            ...useKey,
            resources: ['*'],
            conditions: { StringEquals: { 'kms:ViaService': `sns.${stack.region}.amazonaws.com` } },
          })
        : new PolicyStatement({ ...useKey, resources: [key.keyArn] }),
      new PolicyStatement({
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem', 'dynamodb:Scan'],
        resources: [receipts.tableArn],
      }),
      // GetMetricData knows no resources and no namespace condition.
      new PolicyStatement({
        actions: ['cloudwatch:GetMetricData'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:RequestedRegion': stack.region } },
      }),
      new PolicyStatement({ actions: ['logs:FilterLogEvents'], resources: canaryLogs }),
    ];
  }
}
