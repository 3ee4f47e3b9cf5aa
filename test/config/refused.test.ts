import { describe, expect, it } from '@jest/globals';
import { problemsWith, SMALL } from './small-monitor';

const [a, b] = SMALL.services;

const TOPIC = 'arn:aws:sns:us-west-2:111122223333';

describe('monitor.config.ts', () => {
  it.each<[string, object, string]>([
    [
      'one vantage',
      { vantages: ['us-east-1'] },
      'vantages has fewer than two regions, got ["us-east-1"]; add one, or nobody can tell the service from the road to it',
    ],
    [
      'a region that is none',
      { vantages: ['us-east-1', 'eu-west-9'] },
      'vantages[1] is not an AWS region, got "eu-west-9"; did you mean "eu-west-1"?',
    ],
    [
      'a region far from any',
      { hubs: ['mars'] },
      'hubs[0] is not an AWS region, got "mars"; write one such as "eu-west-1"',
    ],
    ['an empty list of hubs', { hubs: [] }, 'hubs does not name a region, got []; write one hub, better two'],
    [
      'nobody to tell',
      { notify: [{}] },
      'notify[0] does not name one way, got {}; write one of email, sms, pager, webhook, chat, topicArns',
    ],
    [
      'a URL without scheme',
      { services: [{ ...a, url: 'a.example' }, b] },
      'services[0].url is not a URL, got "a.example"; write one with its scheme, such as "https://example.com/robots.txt"',
    ],
    [
      'a witness that is watched',
      { witnesses: ['https://a.example/x', 'https://c.example/', 'https://d.example/'].map((url) => ({ url })) },
      'witnesses[0].url is watched itself, got "https://a.example/x"; choose a target of its own',
    ],
    [
      'an empty witness list',
      { witnesses: [] },
      'witnesses has fewer than three different hosts, got []; add some on other networks, or leave the key out for the default set',
    ],
    [
      'a secret given as a value, without telling it',
      { notify: [{ pager: 'https://events.pagerduty.example/key' }] },
      'notify[0].pager is a secret given as a value, got "https://events.pagerduty.example/***"; store it in Secrets Manager and write the name of the secret',
    ],
    [
      'a topic of another region',
      { notify: [{ topicArns: { 'us-west-2': 'arn:aws:sns:us-east-1:111122223333:t' } }] },
      'notify[0].topicArns.us-west-2 is not a topic in the hub\'s own region, got "arn:aws:sns:us-east-1:111122223333:t"; write the ARN of one',
    ],
    [
      'a topic where there is no hub',
      { notify: [{ topicArns: { 'us-west-2': `${TOPIC}:t`, 'us-west-1': 'arn:aws:sns:us-west-1:111122223333:t' } }] },
      'notify[0].topicArns.us-west-1 is not a hub, got "us-west-1"; did you mean "us-west-2"?',
    ],
    [
      'two ways in one entry',
      { notify: [{ email: 'a@example.com', pager: 's' }] },
      'notify[0] does not name one way, got {"email":"a@example.com","pager":"s"}; write one of email, sms, pager, webhook, chat, topicArns',
    ],
    [
      'a topic of the same name a second time',
      { notify: [{ topicArns: { 'us-west-2': `${TOPIC}:t` } }, { topicArns: { 'us-west-2': `${TOPIC}:t` } }] },
      'notify[1] is listed twice, got {"topicArns":{"us-west-2":"arn:aws:sns:us-west-2:111122223333:t"}}, which is {"topicArns":{"us-west-2":"arn:aws:sns:us-west-2:111122223333:t"}} in notify[0]; name each once',
    ],
    [
      'somebody twice for the same',
      { notify: [{ email: 'a@example.com' }, { email: 'A@example.com', for: 'tickets' }] },
      'notify[1] is listed twice, got {"email":"A@example.com","for":"tickets"}, which is {"email":"a@example.com"} in notify[0]; name each once',
    ],
    [
      'nobody whom a page wakes',
      { notify: [{ email: 'a@example.com', for: 'tickets' }] },
      'notify tells nobody of pages, got [{"email":"a@example.com","for":"tickets"}]; write for: "pages" or "both" in one entry',
    ],
    [
      'a telephone number without its country',
      { notify: [{ sms: '0151 1234567' }] },
      'notify[0].sms is not a telephone number, got "0151 1234567"; write it as E.164 has it, such as "+491511234567"',
    ],
    [
      'a chat that is none',
      { notify: [{ chat: false }] },
      'notify[0].chat is not true, got false; write true, or leave the entry out',
    ],
    [
      'a severity that is none',
      { notify: [{ email: 'a@example.com', for: 'page' }] },
      'notify[0].for is none of "pages", "tickets" and "both", got "page"; write one of them',
    ],
    [
      'a vantage of another partition',
      { vantages: ['us-east-1', 'cn-north-1'] },
      'vantages[1] is in another partition than the hub, got "cn-north-1"; use regions of aws',
    ],
    ['an unknown key', { vantage: ['us-east-1'] }, 'vantage unknown key; did you mean "vantages"?'],
    [
      'an unknown key of a service',
      { services: [{ ...a, ownr: 'x' }, b] },
      'services[0].ownr unknown key; did you mean "owner"?',
    ],
    [
      'an unknown key of a network',
      {
        vantages: [
          'us-east-1',
          {
            region: 'eu-west-1',
            vpc: { id: 'vpc-01234567', subnet: [], subnets: ['subnet-01234567'], securityGroups: ['sg-01234567'] },
          },
        ],
      },
      'vantages[1].vpc.subnet unknown key; did you mean "subnets"?',
    ],
    [
      'a vantage that is no region and no map',
      { vantages: ['us-east-1', 7] },
      'vantages[1] is not a vantage, got 7; write a region such as "eu-west-1", or { region, vpc }',
    ],
    [
      'a subnet that is none',
      {
        vantages: [
          'us-east-1',
          {
            region: 'eu-west-1',
            vpc: { id: 'vpc-01234567', subnets: ['vpc-01234567'], securityGroups: ['sg-01234567'] },
          },
        ],
      },
      'vantages[1].vpc.subnets[0] is not the id of a subnet, got "vpc-01234567"; write one such as "subnet-0123456789abcdef0"',
    ],
    [
      'a bare number as duration',
      { services: [{ ...a, objective: 800 }, b] },
      'services[0].objective is not a duration, got 800; write it with its unit, such as "800ms" or "2s"',
    ],
    [
      'no accepted status',
      { services: [{ ...a, status: [] }, b] },
      'services[0].status accepts no status at all, got []; leave it out for 200-299',
    ],
    [
      'a reversed status range',
      { services: [{ ...a, status: ['299-200'] }, b] },
      'services[0].status[0] is a reversed status range, got "299-200"; write the smaller status first',
    ],
    [
      'a name outside the alphabet',
      { services: [{ ...a, name: 'Search API' }, b] },
      'services[0].name is not a name, got "Search API"; use letters, digits, ".", "_" and "-", at most 64, and begin with a letter or digit',
    ],
    [
      'a title of two lines',
      { services: [{ ...a, title: 'Search\nAPI' }, b] },
      'services[0].title is not one line of 1 to 100 characters, got "Search\\nAPI"; write such a text',
    ],
    [
      'a quorum above the vantages',
      { quorum: 4 },
      'quorum is more than the number of vantages, got 4; write at most 3',
    ],
    ['a quorum of one', { quorum: 1 }, 'quorum is below 2, got 1; one vantage alone must never page'],
    [
      'three hubs',
      { hubs: ['us-west-2', 'eu-central-1', 'us-east-1'] },
      'hubs names more than two regions, got ["us-west-2","eu-central-1","us-east-1"]; write a primary and a standby',
    ],
    [
      'one resolver',
      { resolvers: ['1.1.1.1'] },
      'resolvers has fewer than two resolvers, got ["1.1.1.1"]; a name is asked of at least two',
    ],
    [
      'an account as a number',
      { account: 111122223333 },
      'account is not an account, got 111122223333; write its twelve digits in quotes, such as "111122223333"',
    ],
    [
      'a reserved tag',
      { tags: { 'aws:team': 'sre' } },
      'tags.aws:team begins with "aws:", which is reserved, got "aws:team"; choose another key',
    ],
    [
      'a retention that CloudWatch has not',
      { logRetentionDays: 31 },
      'logRetentionDays is not a retention that CloudWatch Logs has, got 31; write one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653',
    ],
    [
      'a runbook without scheme',
      { runbookUrl: 'wiki/runbook' },
      'runbookUrl is not a URL, got "wiki/runbook"; write the address of your runbook with its scheme',
    ],
  ])('rejects %s', (_, change, message) => {
    expect(problemsWith(change)).toEqual([message]);
  });
});

it('what stands under a topic of no region is refused in words, whatever it is', () => {
  expect(problemsWith({ notify: [{ topicArns: { a: 1 } }] })).toContain(
    'notify[0].topicArns.a is not a hub, got "a"; write one of us-west-2',
  );
});
