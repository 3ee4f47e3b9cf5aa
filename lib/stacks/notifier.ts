import { ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { SnsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import type { ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Fleet } from '../contract/fleet';
import { resourceName } from '../contract/resource-names';
import { EachMinute } from './each-minute';
import { LambdaFunction } from './lambda-function';

/** What turns alarm state changes into messages for people. */
export interface NotifierProps {
  readonly fleet: Fleet;
  /** Folder of the notifier's asset. */
  readonly asset: string;
  readonly alarms: Topic;
  readonly people: ITopic;
  readonly key: IKey;
}

/** The notifier and its receipts. If it fails, the raw alarm goes to the people's topic instead. */
export class Notifier extends Construct {
  constructor(scope: Construct, id: string, props: NotifierProps) {
    super(scope, id);
    const { fleet, alarms, people } = props;
    const receipts = new Table(this, 'Receipts', {
      tableName: resourceName.receipts(fleet.name),
      partitionKey: { name: 'key', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const lambda = new LambdaFunction(this, 'Notifier', {
      functionName: resourceName.notifier(fleet.name),
      logGroupName: resourceName.notifierLogGroup(fleet.name),
      description: 'Turns the state changes of alarms into one message per incident',
      asset: props.asset,
      memoryMb: 512,
      timeout: Duration.seconds(10),
      environment: { PEOPLE_TOPIC_ARN: people.topicArn, RECEIPTS_TABLE: receipts.tableName },
      permissions: this.permissions(props, receipts),
    });
    lambda.function.configureAsyncInvoke({ retryAttempts: 0, onFailure: new SnsDestination(people) });
    alarms.addSubscription(new LambdaSubscription(lambda.function));
    // Looking again at open incidents; the sentinel will take this over.
    new EachMinute(this, 'LookAgain', lambda.function, '{"look":true}');
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
    return [
      new PolicyStatement({ actions: ['sns:Publish'], resources: [people.topicArn] }),
      new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [key.keyArn] }),
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
