import { describe, expect, it } from '@jest/globals';
import { InputError } from '../../lib/config/problems';
import { readMonitor } from '../../lib/config/read-monitor';
import shipped from '../../monitor.config';

const SMALL = {
  services: [
    { name: 'a', owner: 'x', url: 'https://a.example/' },
    { name: 'b', owner: 'x', url: 'https://b.example/' },
  ],
  vantages: ['us-east-1', 'eu-west-1', 'ap-southeast-1'],
  hubs: ['us-west-2'],
  notify: [{ email: 'oncall@example.com' }],
};

function problemsWith(change: object): readonly string[] {
  try {
    readMonitor({ ...SMALL, ...change });
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}

const [a, b] = SMALL.services;

const TOPIC = 'arn:aws:sns:us-west-2:111122223333';

describe('monitor.config.ts', () => {
  it('a small one is enough', () => {
    const { fleet } = readMonitor(SMALL);
    expect(fleet).toMatchObject({
      name: 'common-cause',
      quorum: 2,
      resolvers: ['system', '1.1.1.1'],
      causes: { 'owner/x': ['a', 'b'] },
    });
    expect(fleet.witnesses.length).toBeGreaterThanOrEqual(5);
    expect(fleet.services[0]).toEqual({ name: 'a', dns: ['a.example'], http: [{ url: 'https://a.example/' }] });
  });

  it('the shipped one watches four services of one owner from three regions', () => {
    const { fleet } = readMonitor(shipped);
    expect(fleet.causes).toEqual({ 'owner/meta': ['Facebook', 'Instagram', 'WhatsApp', 'Threads'] });
    expect(fleet.vantages).toHaveLength(3);
  });

  it('default witnesses are no monitored services, on as many top-level domains as there are hosts', () => {
    const hosts = readMonitor(SMALL).fleet.witnesses.map(({ http }) => new URL(http.url).hostname);
    expect(new Set(hosts.map((host) => host.split('.').at(-1))).size).toBe(hosts.length);
  });

  it.each<[string, object, string]>([
    [
      'one vantage',
      { vantages: ['us-east-1'] },
      'vantages has fewer than two regions, got ["us-east-1"]; add one, or nobody can tell the service from the road to it',
    ],
    [
      'a region that is none',
      { vantages: ['us-east-1', 'eu-west-9'] },
      'vantages[1] is no AWS region, got "eu-west-9"; did you mean "eu-west-1"?',
    ],
    [
      'a vantage twice',
      { vantages: ['us-east-1', 'us-east-1'] },
      'vantages[1] stands there twice, got "us-east-1" as in entry 0; give each its own name',
    ],
    [
      'a URL without scheme',
      { services: [{ ...a, url: 'a.example' }, b] },
      'services[0].url is no URL, got "a.example"; write one with its scheme and without credentials, such as "https://example.com/robots.txt"',
    ],
    [
      'a URL with credentials',
      { services: [{ ...a, url: 'https://u:p@a.example/' }, b] },
      'services[0].url is no URL, got "https://u:p@a.example/"; write one with its scheme and without credentials, such as "https://example.com/robots.txt"',
    ],
    [
      'duplicate names',
      { services: [a, { ...b, name: 'A' }] },
      'services[1].name stands there twice, got "A" as in entry 0; give each its own name',
    ],
    [
      'an empty witness list',
      { witnesses: [] },
      'witnesses has fewer than three control targets, got []; add some on other networks, or leave the key out for the default set',
    ],
    [
      'a monitored witness',
      { witnesses: ['https://a.example/x', 'https://c.example/', 'https://d.example/'].map((url) => ({ url })) },
      'witnesses[0].url is a monitored service, got "https://a.example/x"; choose a target of its own',
    ],
    [
      'a secret given as a value',
      { notify: [{ httpsSecret: 'https://events.pagerduty.example/key' }] },
      'notify[0].httpsSecret is a secret given as a value, got "https://events.pagerduty.example/key"; store it in Secrets Manager and write the name of the secret',
    ],
    [
      'a topic of another region',
      { notify: [{ topicArns: { 'us-west-2': 'arn:aws:sns:us-east-1:111122223333:t' } }] },
      'notify[0].topicArns.us-west-2 is no topic in the hub\'s own region, got "arn:aws:sns:us-east-1:111122223333:t"; write the ARN of one',
    ],
    [
      'two ways in one entry',
      { notify: [{ email: 'a@example.com', httpsSecret: 's' }] },
      'notify[0] does not name one way, got {"email":"a@example.com","httpsSecret":"s"}; write one of email, httpsSecret, topicArns',
    ],
    [
      'somebody told twice',
      { notify: [{ email: 'a@example.com' }, { email: 'a@example.com' }] },
      'notify[1] stands there twice, got {"email":"a@example.com"}; name each once',
    ],
    [
      'a second topic of a hub',
      { notify: [{ topicArns: { 'us-west-2': `${TOPIC}:one` } }, { topicArns: { 'us-west-2': `${TOPIC}:b` } }] },
      'notify[1] is a second set of topics, got {"topicArns":{"us-west-2":"arn:aws:sns:us-west-2:111122223333:b"}}; name one topic a hub, and subscribe the other to it',
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
      'a bare number as duration',
      { services: [{ ...a, objective: 800 }, b] },
      'services[0].objective is no duration, got 800; write it with its unit, such as "800ms" or "2s"',
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
      'nothing to probe',
      { services: [{ name: 'a' }, b] },
      'services[0] has nothing to probe, got "a"; give it a url or dns names',
    ],
    [
      'a member that is no service',
      { causes: { 'cdn/y': ['a', 'bb'] } },
      'causes.cdn/y[1] is no service, got "bb"; did you mean "b"?',
    ],
    [
      'a cause of no kind',
      { causes: { 'cdm/y': ['a', 'b'] } },
      'causes.cdm/y is no cause, got "cdm/y"; write <kind>/<name> with a kind of ca, tld, dns, host, cdn, network, owner',
    ],
    [
      'a quorum above the vantages',
      { quorum: 4 },
      'quorum is more than the number of vantages, got 4; write at most 3',
    ],
    [
      'two hubs',
      { hubs: ['us-west-2', 'eu-central-1'] },
      'hubs does not name exactly one region, got ["us-west-2","eu-central-1"]; write one hub (a standby comes with a later version)',
    ],
    [
      'one resolver',
      { resolvers: ['1.1.1.1'] },
      'resolvers has fewer than two resolvers, got ["1.1.1.1"]; a name is asked of at least two',
    ],
  ])('rejects %s', (_, change, message) => {
    expect(problemsWith(change)).toEqual([`monitor.config.ts: ${message}`]);
  });

  it('five mistakes at once give five problems', () => {
    const mistakes = {
      services: [
        { ...a, url: 'a.example' },
        { ...b, name: 'a' },
      ],
      vantages: ['us-east-1', 'eu-west-9'],
      quorum: 7,
      witnesses: [],
    };
    expect(problemsWith(mistakes)).toHaveLength(5);
  });

  it.each([[undefined], [null], ['text'], [[]]])('rejects a configuration that is %j', (config) => {
    expect(() => readMonitor(config)).toThrow('monitor.config.ts: is no configuration');
  });
});
