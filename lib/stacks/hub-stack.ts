import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { fleetAlarms } from '../alarms/fleet-alarms';
import type { Deployment } from '../config/deployment';
import { resourceName } from '../contract/resource-names';
import { Overview } from '../dashboard/overview';
import { Notifier, type NotifierProps } from './notifier';
import { PeopleTopic } from './people-topic';

/** A hub: a region where metrics meet, alarms are evaluated and people are told. */
export interface HubStackProps extends StackProps, Pick<Deployment, 'fleet' | 'notify'> {
  readonly region: string;
  /** Folders of its functions' assets. */
  readonly assets: NotifierProps['assets'];
}

/** Alarms, the way to people, and what they look at. */
export class HubStack extends Stack {
  constructor(scope: Construct, id: string, { fleet, notify, region, assets, ...props }: HubStackProps) {
    super(scope, id, props);
    const key = this.encryptionKey();
    const alarmTopic = new Topic(this, 'AlarmTopic', {
      topicName: resourceName.alarmTopic(fleet.name),
      masterKey: key,
      enforceSSL: true,
    });
    alarmTopic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [alarmTopic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    const people = new PeopleTopic(this, 'People', {
      topicName: resourceName.peopleTopic(fleet.name),
      region,
      key,
      notify,
    });
    new Notifier(this, 'Notifier', { fleet, assets, alarms: alarmTopic, people, key });
    fleetAlarms(this, fleet, alarmTopic.topicArn);
    new Overview(this, 'Overview', { fleet, region });
  }

  /** `alias/aws/sns` does not let CloudWatch publish: a key of our own does. */
  private encryptionKey(): Key {
    const key = new Key(this, 'Key', {
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
      pendingWindow: Duration.days(7),
    });
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    );
    return key;
  }
}
