import { SecretValue } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type ITopic, Topic as SnsTopic, Subscription, SubscriptionProtocol } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Notify, Way } from '../config/deployment';
import { formOf, ownTopics } from '../config/own-topics';
import { stableHash } from '../contract/alarm-names';
import { resourceName } from '../contract/resource-names';
import { type Topic, topicName } from '../contract/topics';
import { letAlarmsPublish } from './alarm-topic';

/** Where a hub tells people. */
export interface PeopleTopicsProps {
  /** Of the configuration: the prefix of physical names. */
  readonly name: string;
  readonly region: string;
  readonly key: IKey;
  readonly notify: readonly Notify[];
}

interface Endpoint {
  readonly protocol: SubscriptionProtocol;
  readonly address: string;
}

/** The template holds a secret's name; CloudFormation reads the URL when it deploys. */
function endpointOf(way: Way): Endpoint | undefined {
  switch (way.kind) {
    case 'email':
      return { protocol: SubscriptionProtocol.EMAIL, address: way.address };
    case 'sms':
      return { protocol: SubscriptionProtocol.SMS, address: way.number };
    case 'pager':
    case 'webhook':
      return {
        protocol: SubscriptionProtocol.HTTPS,
        address: SecretValue.secretsManager(way.secretName).unsafeUnwrap(),
      };
    // a chat's channel is configured with the topic, and whoever has a topic has subscribers
    case 'chat':
    case 'topics':
      return undefined;
  }
}

/** The topics on which people are told: the hub's own, one for each form and severity, and existing ones of somebody else. */
export class PeopleTopics extends Construct {
  readonly topics: readonly Topic[];
  /** Those of the hub. */
  readonly own: readonly Topic[];
  /** Names of all of them. */
  readonly names: readonly string[];
  /** ARNs of those that hear of pages. */
  readonly pagesArns: readonly string[];
  /** Some are somebody else's: their keys, if they have any, are not ours either. */
  readonly hasForeign: boolean;

  constructor(scope: Construct, id: string, { name, region, key, notify }: PeopleTopicsProps) {
    super(scope, id);
    this.own = ownTopics(notify).map(({ form, severity }) => {
      const ownName = resourceName.topic(name, form, severity);
      const topic = new SnsTopic(this, `${form}-${severity}s`, {
        topicName: ownName,
        displayName: ownName,
        masterKey: key,
        enforceSSL: true,
      });
      if (severity === 'page') letAlarmsPublish(topic, name);
      for (const each of notify) {
        if (formOf(each) === form && each.severities.includes(severity)) this.subscribe(topic, each);
      }
      return { form, severity, arn: topic.topicArn };
    });
    const foreign = notify.flatMap((each): readonly Topic[] => {
      const arn = each.kind === 'topics' ? each.arns[region] : undefined;
      return arn === undefined ? [] : each.severities.map((severity) => ({ form: formOf(each), severity, arn }));
    });
    this.topics = [...this.own, ...foreign];
    this.names = [
      ...this.own.map(({ form, severity }) => resourceName.topic(name, form, severity)),
      ...new Set(foreign.map(({ arn }) => topicName(arn))),
    ];
    this.pagesArns = [...new Set(this.topics.filter(({ severity }) => severity === 'page').map(({ arn }) => arn))];
    this.hasForeign = foreign.length > 0;
  }

  /** Named for the one whom it tells: somebody else's going must not make SNS ask this one again. */
  private subscribe(topic: ITopic, way: Way): void {
    const endpoint = endpointOf(way);
    if (endpoint === undefined) return;
    const { kind, severities: _, ...who } = { severities: [], ...way };
    const id = `${topic.node.id}-${kind}-${stableHash(Object.values(who).map(String))}`;
    new Subscription(this, id, { topic, protocol: endpoint.protocol, endpoint: endpoint.address });
  }
}
