import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { shippedTemplates } from './shipped-app';

const SECRET = { pager: 'pager/url' };

const templates = shippedTemplates({ notify: [{ email: 'oncall@example.com' }, SECRET] });
const hub = templates.get('common-cause-hub-us-west-2');
if (hub === undefined) throw new Error('no such stack');

/** Asset hashes change with the toolchain, not with the design. */
function scrubbed(template: object): object {
  return JSON.parse(JSON.stringify(template).replaceAll(/[0-9a-f]{64}/g, 'HASH'));
}

describe('a hub stack', () => {
  it('holds no token of another stack', () => {
    for (const template of templates.values()) {
      const text = JSON.stringify(template.toJSON());
      expect(text).not.toMatch(/Fn::ImportValue|Fn::GetStackOutput|ExportsOutput|Custom::CrossRegion/);
    }
  });

  it('encrypts every topic with a key that CloudWatch may use', () => {
    hub.resourceCountIs('AWS::SNS::Topic', 5);
    hub.allResourcesProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.anyValue() });
    hub.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
            Principal: { Service: 'cloudwatch.amazonaws.com' },
          }),
        ]),
      },
    });
  });

  it('hands what the notifier cannot do to the fallback, without a retry', () => {
    hub.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      MaximumRetryAttempts: 0,
      DestinationConfig: {
        OnFailure: { Destination: { 'Fn::GetAtt': [Match.stringLikeRegexp('Fallback'), 'Arn'] } },
      },
    });
    hub.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'lambda:InvokeFunction',
            Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('Fallback'), 'Arn'] },
          }),
        ]),
      },
    });
  });

  it('takes the URL of a pager from its secret and never holds it', () => {
    hub.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'https',
      Endpoint: '{{resolve:secretsmanager:pager/url:SecretString:::}}',
    });
  });

  it('keeps receipts on demand, by their key', () => {
    hub.hasResourceProperties('AWS::DynamoDB::Table', {
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'key', KeyType: 'HASH' }],
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
  });

  it('has a topic for each form and severity in which somebody is told, and no other', () => {
    const names = (notify: readonly object[]) => {
      const stack = shippedTemplates({ hubs: ['us-west-2'], notify }).get('common-cause-hub-us-west-2');
      const topics = Object.values(stack?.findResources('AWS::SNS::Topic') ?? {});
      return topics
        .map(({ Properties }) => Properties.TopicName)
        .filter((name) => !['common-cause-alarms', 'common-cause-loop'].includes(name));
    };
    expect(names([{ email: 'a@example.com' }])).toEqual(['common-cause-people-pages', 'common-cause-people-tickets']);
    expect(names([{ sms: '+491511234567' }, { pager: 'p' }, { chat: true, for: 'both' }])).toEqual([
      'common-cause-people-pages',
      'common-cause-pager-pages',
      'common-cause-chat-pages',
      'common-cause-chat-tickets',
    ]);
    expect(names([{ topicArns: { 'us-west-2': 'arn:aws:sns:us-west-2:111122223333:ours' } }])).toEqual([]);
  });

  it('subscribes everybody to what they are to hear of', () => {
    const notify = [
      { email: 'a@example.com' },
      { sms: '+491511234567' },
      { pager: 'pager/url' },
      { webhook: 'web/url', for: 'tickets' },
      { chat: true },
    ];
    const stack = shippedTemplates({ hubs: ['us-west-2'], notify }).get('common-cause-hub-us-west-2');
    const topics = Object.entries(stack?.findResources('AWS::SNS::Topic') ?? {});
    const subscriptions = Object.values(stack?.findResources('AWS::SNS::Subscription') ?? {}).map(
      ({ Properties: { Protocol, Endpoint, TopicArn } }) =>
        `${topics.find(([id]) => id === TopicArn.Ref)?.[1].Properties.TopicName} ${Protocol} ${JSON.stringify(Endpoint)}`,
    );
    expect(subscriptions.filter((each) => !each.includes(' lambda ')).sort()).toEqual([
      'common-cause-pager-pages https "{{resolve:secretsmanager:pager/url:SecretString:::}}"',
      'common-cause-people-pages email "a@example.com"',
      'common-cause-people-pages sms "+491511234567"',
      'common-cause-people-tickets email "a@example.com"',
      'common-cause-people-tickets https "{{resolve:secretsmanager:web/url:SecretString:::}}"',
    ]);
  });

  it('who stays need not confirm again when somebody else goes', () => {
    const idOf = (notify: readonly object[]) => {
      const stack = shippedTemplates({ hubs: ['us-west-2'], notify }).get('common-cause-hub-us-west-2');
      return Object.keys(
        stack?.findResources('AWS::SNS::Subscription', { Properties: { Endpoint: 'b@example.com' } }) ?? {},
      );
    };
    const [a, b] = [{ email: 'a@example.com' }, { email: 'b@example.com' }];
    expect(idOf([a, b])).toHaveLength(2);
    expect(idOf([b])).toEqual(idOf([a, b]));
  });

  it('tells an existing topic of its region besides its own', () => {
    const arn = 'arn:aws:sns:us-west-2:111122223333:ours';
    const own = shippedTemplates({ hubs: ['us-west-2'], notify: [{ topicArns: { 'us-west-2': arn } }] }).get(
      'common-cause-hub-us-west-2',
    );
    own?.resourceCountIs('AWS::SNS::Topic', 1);
    own?.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { TOPICS: JSON.stringify([{ form: 'people', severity: 'page', arn }]) } },
    });
  });

  it('publishes to a topic of somebody else through whatever key it has', () => {
    const notify = [{ topicArns: { 'us-west-2': 'arn:aws:sns:us-west-2:111122223333:ours' } }];
    const foreign = shippedTemplates({ hubs: ['us-west-2'], notify }).get('common-cause-hub-us-west-2');
    foreign?.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Condition: { StringEquals: { 'kms:ViaService': 'sns.us-west-2.amazonaws.com' } } }),
        ]),
      },
    });
  });

  it('lets the matrix read run records and write its own log, and nothing else', () => {
    const policies = Object.entries(hub.findResources('AWS::IAM::Policy')).filter(([id]) => id.startsWith('Matrix'));
    const statements = policies.flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement);
    expect(statements.map(({ Action }) => Action)).toEqual([
      ['logs:CreateLogStream', 'logs:PutLogEvents'],
      'logs:FilterLogEvents',
    ]);
    expect(JSON.stringify(statements[1].Resource)).not.toContain('"*"');
  });

  it('a sentinel, a loop or a fallback that fails reaches nobody', () => {
    const invocations = Object.values(hub.findResources('AWS::Lambda::EventInvokeConfig'));
    expect(invocations.filter(({ Properties }) => Properties.DestinationConfig !== undefined)).toHaveLength(1);
  });

  it('is as it was', () => {
    expect(scrubbed(hub.toJSON())).toMatchSnapshot();
  });
});
