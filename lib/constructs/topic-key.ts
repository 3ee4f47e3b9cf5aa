import { ArnFormat, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { type Conditions, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { resourceName } from '../contract/resource-names';

/** CloudWatch on behalf of our alarms, and of nobody else's (CloudWatch, "Confused deputy prevention"). */
export function forAlarmsOf(stack: Stack, name: string): Conditions {
  const alarms = stack.formatArn({
    service: 'cloudwatch',
    resource: 'alarm',
    resourceName: resourceName.alarm(name, '*'),
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  return { StringEquals: { 'aws:SourceAccount': stack.account }, ArnLike: { 'aws:SourceArn': alarms } };
}

/** What a hub's topics are encrypted with: `alias/aws/sns` does not let CloudWatch publish, a key of our own does. */
export class TopicKey extends Key {
  /** @param name of the configuration: the prefix of physical names */
  constructor(scope: Construct, id: string, name: string) {
    super(scope, id, {
      alias: resourceName.key(name),
      description: `Topics of ${name}: alarms may publish to them`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
      pendingWindow: Duration.days(7),
    });
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions: forAlarmsOf(Stack.of(this), name),
      }),
    );
  }
}
