import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge';

/** Whose events wait, and how long. */
export interface WaitingQueueProps {
  readonly queueName: string;
  /** The function that waits in it. A message is invisible for as long as it may run, and so received once. */
  readonly of: { readonly queueRetentionSeconds: number; readonly timeoutSeconds: number };
  /** Why what waited in vain is kept nowhere. */
  readonly why: string;
}

/** Where an event of a function waits for its second, to invoke it again. A message that nobody could run is gone before it could come again. */
export class WaitingQueue extends Queue {
  constructor(scope: Construct, id: string, { queueName, of, why }: WaitingQueueProps) {
    super(scope, id, {
      queueName,
      retentionPeriod: Duration.seconds(of.queueRetentionSeconds),
      visibilityTimeout: Duration.seconds(of.timeoutSeconds),
      enforceSSL: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    acknowledge(this, { 'AwsSolutions::AwsSolutions-SQS3': why, 'Serverless::Serverless-SQSRedrivePolicy': why });
  }

  /** What its function needs: sending is its own, and Lambda's poller does the rest in its name. */
  mayWait(): PolicyStatement {
    return new PolicyStatement({
      actions: ['sqs:SendMessage', 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
      resources: [this.queueArn],
    });
  }
}
