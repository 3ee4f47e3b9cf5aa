import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { forAlarmsOf } from './topic-key';

/** Whose alarms act on which topic. */
export interface AlarmTopicProps {
  /** Of the configuration: the prefix of the alarms' names. */
  readonly name: string;
  readonly topicName: string;
  readonly key: IKey;
}

/** Lets the alarms of a configuration act on a topic. */
export function letAlarmsPublish(topic: Topic, name: string): void {
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: forAlarmsOf(Stack.of(topic), name),
    }),
  );
}

/** A topic on which the alarms of a configuration may act. */
export class AlarmTopic extends Topic {
  constructor(scope: Construct, id: string, { name, topicName, key }: AlarmTopicProps) {
    super(scope, id, { topicName, displayName: topicName.replace(/-(\w+)$/, ' $1'), masterKey: key, enforceSSL: true });
    letAlarmsPublish(this, name);
  }
}
