import { SecretValue } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type ITopic, Subscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Notify } from '../config/deployment';

/** Where people are told: a topic of our own, or an existing one in the hub's region, with its subscriptions. */
export class PeopleTopic extends Construct {
  readonly topic: ITopic;
  /** The topic is somebody else's: its key, if it has one, is not ours either. */
  readonly isForeign: boolean;

  constructor(
    scope: Construct,
    id: string,
    props: { topicName: string; region: string; key: IKey; notify: readonly Notify[] },
  ) {
    super(scope, id);
    const existing = props.notify.flatMap((each) => (each.kind === 'topics' ? (each.arns[props.region] ?? []) : []))[0];
    this.isForeign = existing !== undefined;
    this.topic =
      existing === undefined
        ? new Topic(this, 'Topic', {
            topicName: props.topicName,
            displayName: props.topicName,
            masterKey: props.key,
            enforceSSL: true,
          })
        : Topic.fromTopicArn(this, 'Topic', existing);
    props.notify.forEach((each, index) => {
      if (each.kind === 'email') this.subscribe(`Subscription${index}`, SubscriptionProtocol.EMAIL, each.address);
      // The template holds the secret's name; CloudFormation reads the URL when it deploys.
      if (each.kind === 'https') {
        const url = SecretValue.secretsManager(each.secretName).unsafeUnwrap();
        this.subscribe(`Subscription${index}`, SubscriptionProtocol.HTTPS, url);
      }
    });
  }

  private subscribe(id: string, protocol: SubscriptionProtocol, endpoint: string): void {
    new Subscription(this, id, { topic: this.topic, protocol, endpoint });
  }
}
