import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { hubAlarms } from '../alarms/fleet-alarms';
import type { Deployment } from '../config/deployment';
import { acknowledge, type Reasons } from '../constructs/acknowledge';
import { AlarmTopic } from '../constructs/alarm-topic';
import { Loop } from '../constructs/loop';
import { Maintenance } from '../constructs/maintenance';
import { Matrix } from '../constructs/matrix';
import { Notifier, type NotifierProps } from '../constructs/notifier';
import { Overview } from '../constructs/overview';
import { PeopleTopics } from '../constructs/people-topics';
import { Sentinel } from '../constructs/sentinel';
import { TopicKey } from '../constructs/topic-key';
import { dashboardUrl } from '../contract/console-links';
import type { Fleet } from '../contract/fleet';
import { hasLoop, roleOf } from '../contract/hub-role';
import type { Form } from '../contract/message';
import { resourceName } from '../contract/resource-names';
import type { Bundles } from './bundle';

/** A hub: a region where metrics meet, alarms are evaluated and people are told. */
export interface HubStackProps extends StackProps, Pick<Deployment, 'fleet' | 'notify'> {
  readonly region: string;
  /** Folders of its functions' assets. */
  readonly assets: NotifierProps['assets'] & Pick<Bundles, 'sentinel' | 'loop' | 'matrix'>;
}

/** Whom each topic is for. */
const SUBSCRIBERS: Readonly<Record<Form, string>> = {
  people: 'Topic to which people, queues, functions and webhooks subscribe',
  pager: 'Topic to which CloudWatch integrations of pagers subscribe',
  chat: 'Topic for channels of Amazon Q Developer in chat applications',
};

const capitalized = (word: string) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;

const MEANT: Reasons = {
  'Serverless::Serverless-SNSRedrivePolicy':
    'SNS tries a function for days, and what it cannot deliver to people has an alarm: nobody would read a queue.',
  'AwsSolutions::AwsSolutions-DDB3': 'Receipts that are lost tell an incident once more: that beats restoring a table.',
};

/** Alarms, the way to people, and what they look at. */
export class HubStack extends Stack {
  constructor(scope: Construct, id: string, { fleet, notify, region, assets, ...props }: HubStackProps) {
    super(scope, id, { description: `Common Cause (${fleet.name}): a hub, which tells people`, ...props });
    acknowledge(this, MEANT);
    const { name } = fleet;
    const key = new TopicKey(this, 'Key', name);
    const alarmTopic = new AlarmTopic(this, 'AlarmTopic', { name, topicName: resourceName.alarmTopic(name), key });
    const people = new PeopleTopics(this, 'People', { name, region, key, notify });
    const { receipts } = new Notifier(this, 'Notifier', { fleet, assets, alarms: alarmTopic, people, key });
    new Sentinel(this, 'Sentinel', { fleet, region, asset: assets.sentinel, people, key, receipts });
    hubAlarms(this, {
      fleet,
      role: roleOf(fleet, region),
      topicArn: alarmTopic.topicArn,
      ...(people.topics.length > 0 && {
        way: {
          topics: [resourceName.alarmTopic(fleet.name), ...people.names],
          pagesTopicArns: people.pagesArns,
        },
      }),
      ...(hasLoop(fleet) && { loopTopicArn: this.loop(fleet, assets.loop, key).topicArn }),
    });
    new Maintenance(this, 'Maintenance', fleet.maintenance ?? []);
    new Matrix(this, 'Matrix', { fleet, asset: assets.matrix });
    new Overview(this, 'Overview', { fleet, region, topics: people.own });
    this.outputs(name, region, alarmTopic.topicArn, people);
  }

  /** Proves that this hub is alive, to whoever watches it. */
  private loop(fleet: Fleet, asset: string, key: IKey): AlarmTopic {
    const topic = new AlarmTopic(this, 'LoopTopic', {
      name: fleet.name,
      topicName: resourceName.loopTopic(fleet.name),
      key,
    });
    new Loop(this, 'Loop', { fleet, asset, topic });
    return topic;
  }

  /** What people look for after a deployment. */
  private outputs(name: string, region: string, alarmTopicArn: string, people: PeopleTopics): void {
    new CfnOutput(this, 'DashboardUrl', { value: dashboardUrl(name, region), description: 'Overview of this hub' });
    new CfnOutput(this, 'AlarmTopicArn', {
      value: alarmTopicArn,
      description: 'Topic to which alarms send their state changes',
    });
    for (const { form, severity, arn } of people.own) {
      const id = `${capitalized(form)}${capitalized(severity)}sTopicArn`;
      new CfnOutput(this, id, { value: arn, description: `${SUBSCRIBERS[form]}: ${severity}s` });
    }
  }
}
