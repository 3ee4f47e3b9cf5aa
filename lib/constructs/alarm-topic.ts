import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

/** A topic on which alarms of this account may act. */
export class AlarmTopic extends Topic {
  constructor(scope: Construct, id: string, { topicName, key }: { readonly topicName: string; readonly key: IKey }) {
    super(scope, id, { topicName, displayName: topicName.replace(/-(\w+)$/, ' $1'), masterKey: key, enforceSSL: true });
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
      }),
    );
  }
}
