import { describe, expect, it } from '@jest/globals';
import { createWorld, fleetOf } from '../world';

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => `svc${from + n}`);
const META = ['facebook', 'instagram', 'whatsapp', 'workplace'];

/** A text with its links cut where their fragments begin. */
const shown = (text = '') => text.replace(/(https:\/\/[^\s?]+)\?\S+/g, '$1?...');

describe('a message', () => {
  it('tells which services fail how, from where, what does not, and where to look', async () => {
    const world = createWorld(fleetOf({ 'owner/meta': META }, { services: 10 }));
    world.minute((service, vantage) => {
      if (!META.includes(service) || (service === 'workplace' && vantage === 'us-east-1')) return 'up';
      return service === 'instagram' ? 'http.status' : 'dns.servfail+tcp.timeout';
    });
    const [message] = await world.alarm('cause/owner/meta', 'ALARM');
    expect(shown(message?.text)).toMatchInlineSnapshot(`
"INCIDENT meta: 4 of 4 services failing at dns, 3 of 3 vantages, since 15:00 UTC

One failure of what they share (owner/meta), not one failure each. Look first at its name servers and its last change of DNS.

Failing: facebook, instagram, whatsapp, workplace
Seen from: us-east-1, eu-west-1, ap-southeast-1
How sure: high, 3 of 3 vantages say so and 2 must
Not affected: 6 other services; witnesses (9 of 9 answer)

Seen at 15:00 UTC
  eu-west-1, ap-southeast-1: 4 failing: dns.servfail+tcp.timeout 3, http.status 1
  us-east-1: 3 failing: dns.servfail+tcp.timeout 2, http.status 1
  dns.servfail+tcp.timeout = the resolver could not get an answer; at the last good address: no connection in time: facebook, whatsapp, workplace
  http.status = a status outside the accepted ranges, or an answer where none is expected: instagram ("HTTP 503", instagram from us-east-1)

Runbook: docs/runbook.md#cause
Dashboard: https://us-east-1.console.aws.amazon.com/cloudwatch/home?...
What us-east-1 saw: https://us-east-1.console.aws.amazon.com/cloudwatch/home?...
What eu-west-1 saw: https://eu-west-1.console.aws.amazon.com/cloudwatch/home?...
The alarm, where it is muted: https://us-east-1.console.aws.amazon.com/cloudwatch/home?...
Key cause/owner/meta, told by us-east-1 at 15:01:13 UTC"
`);
  });

  it('says who disagrees, who is blind and who is silent', async () => {
    const world = createWorld(fleetOf({ 'cdn/fastly': range(0, 4) }, { services: 5, vantages: 5 }));
    for (let n = 0; n < 5; n++) {
      const result = (service: string, vantage: string) =>
        vantage === 'us-west-2' || service === 'svc4' ? 'up' : 'tls.expired';
      world.minute(result, { blind: ['sa-east-1'], silent: n < 4 ? ['eu-west-1'] : ['eu-west-1', 'ap-southeast-1'] });
    }
    const [message] = await world.alarm('cause/cdn/fastly', 'ALARM');
    expect(message?.text.split('\n').slice(4, 16).join('\n')).toMatchInlineSnapshot(`
"Failing: svc0, svc1, svc2, svc3
Seen from: us-east-1
How sure: low, 1 of 5 vantages says so and 3 must; not seen from us-west-2
Not affected: svc4 of its 5 members; witnesses (6 of 6 answer)

Seen at 15:04 UTC
  us-east-1: 4 failing: tls.expired 4
  eu-west-1: silent
  ap-southeast-1: no run in this minute
  us-west-2: sees, none failing
  sa-east-1: blind, 3 of 3 witnesses fail: tcp.timeout 3
  tls.expired = the certificate has expired"
`);
  });

  it('about the monitor says which vantages cannot see, and why', async () => {
    const world = createWorld(fleetOf({ 'owner/meta': META }));
    for (let n = 0; n < 5; n++) world.minute(undefined, { blind: ['eu-west-1'], silent: n === 0 ? [] : ['us-east-1'] });
    const [message] = await world.alarm('monitor/quorum-lost', 'ALARM');
    expect(shown(message?.text)).toMatchInlineSnapshot(`
"MONITOR IMPAIRED, check the canaries: 2 of 3 vantages cannot see, 2 must, since 15:01 UTC

Until 2 vantages can see, no outage is told and none is closed. Look first at the canaries: schedule, last release, quotas, credentials; then AWS in their regions.

Cannot see: us-east-1, eu-west-1
How sure: certain that too few can see; what is up meanwhile, nobody knows
Not affected: the sight from ap-southeast-1, too few to say anything

Seen at 15:04 UTC
  us-east-1: silent
  eu-west-1: blind, 3 of 3 witnesses fail: tcp.timeout 3
  ap-southeast-1: sees its witnesses

Runbook: docs/runbook.md#quorum-lost
Dashboard: https://us-east-1.console.aws.amazon.com/cloudwatch/home?...
What us-east-1 saw: https://us-east-1.console.aws.amazon.com/cloudwatch/home?...
What eu-west-1 saw: https://eu-west-1.console.aws.amazon.com/cloudwatch/home?...
The alarm, where it is muted: https://us-east-1.console.aws.amazon.com/cloudwatch/home?...
Key monitor/quorum-lost, told by us-east-1 at 15:05:13 UTC"
`);
    expect(message).toMatchObject({ vantages: { names: ['us-east-1', 'eu-west-1'], of: 3 }, severity: 'page' });
    expect(message?.services).toBeUndefined();
  });

  it('of a blind vantage names the services that too few vantages can watch now', async () => {
    const few: Readonly<Record<string, readonly string[]>> = {
      intranet: ['us-east-1', 'eu-west-1'],
      vault: ['eu-west-1', 'ap-southeast-1'],
    };
    const all = fleetOf({ 'owner/meta': META }, { services: 4 });
    const own = Object.entries(few).map(([name, vantages]) => ({
      name,
      title: `The ${name}`,
      vantages,
      dns: [],
      http: [],
    }));
    const world = createWorld({ ...all, services: [...all.services, ...own] });
    const told = async (blind: readonly string[]) => {
      for (let n = 0; n < 3; n++) world.minute(undefined, { blind });
      const [message] = await world.alarm(`vantage/${blind.at(-1)}/blind`, 'ALARM');
      const line = message?.text.split('\n').find((each) => each.startsWith('Too few can watch: '));
      return [message?.unwatched, line];
    };
    expect(await told(['us-east-1'])).toEqual([
      { names: ['intranet'], of: 6 },
      'Too few can watch: The intranet (1 of 6 services): nobody is paged for these',
    ]);
    expect(await told(['us-east-1', 'ap-southeast-1'])).toEqual([
      { names: [...META, 'intranet', 'vault'], of: 6 },
      `Too few can watch: ${META.join(', ')}, The intranet, The vault (6 of 6 services): nobody is paged for these`,
    ]);
    world.minute();
    const [closed] = await world.alarm('vantage/us-east-1/blind', 'OK');
    expect([closed?.kind, closed?.unwatched]).toEqual(['closed', undefined]);
  });

  it('of the end says how long, what it was, and what is still open', async () => {
    const world = createWorld(fleetOf({ 'owner/meta': META }, { services: 6 }));
    world.minute((service) => (META.includes(service) ? 'http.status' : 'up'));
    await world.alarm('cause/owner/meta', 'ALARM');
    await world.alarm('service/other1', 'ALARM');
    for (let n = 0; n < 10; n++) world.minute((service) => (service === 'facebook' ? 'http.timeout' : 'up'));
    const [message] = await world.alarm('cause/owner/meta', 'OK');
    expect(shown(message?.text)).toMatchInlineSnapshot(`
"RESOLVED meta: after 1 min, 15:00 UTC to 15:01 UTC

Had failed: facebook, instagram, whatsapp, workplace
Seen from: us-east-1, eu-west-1, ap-southeast-1
Still failing: facebook (no longer counted as this incident, watched further)
Still open: other1

Runbook: docs/runbook.md#cause
Dashboard: https://us-east-1.console.aws.amazon.com/cloudwatch/home?...
What us-east-1 saw: https://us-east-1.console.aws.amazon.com/cloudwatch/home?...
What eu-west-1 saw: https://eu-west-1.console.aws.amazon.com/cloudwatch/home?...
The alarm, where it is muted: https://us-east-1.console.aws.amazon.com/cloudwatch/home?...
Key cause/owner/meta, told by us-east-1 at 15:11:13 UTC"
`);
  });

  it('names some twenty services at most, of however many', async () => {
    const fleet = fleetOf({ 'cdn/fastly': range(0, 799), 'dns/ns1': range(0, 999) });
    const world = createWorld(fleet);
    world.minute((service) => (Number(service.slice(3)) % 2 === 0 ? 'http.status' : 'tcp.refused'));
    const [message] = await world.alarm('cause/cdn/fastly', 'ALARM');
    expect(message?.services?.names).toHaveLength(800);
    expect(message?.text).toContain('svc19 and 780 more\n');
    expect(new Set(message?.text.match(/svc\d+/g)).size).toBeLessThan(26);
    expect(shown(message?.text).length).toBeLessThan(2_000);
  });

  it('of an incident of yesterday has the date', async () => {
    const world = createWorld(fleetOf({ 'owner/meta': META }), Date.parse('2021-10-04T23:59:00Z'));
    world.minute(() => 'http.status');
    const [message] = await world.alarm('cause/owner/meta', 'ALARM');
    expect(message?.title).toMatch(/since 2021-10-04 23:59 UTC$/);
  });
});

describe('the first line', () => {
  const fleet = fleetOf({ 'owner/meta': META, 'cdn/fastly': range(0, 4), 'host/rack': range(5, 7) }, { services: 15 });
  it.each([
    ['cause/owner/meta', META, 'INCIDENT meta: 4 of 4 services failing at http, 3 of 3 vantages, since 15:00 UTC'],
    [
      'cause/cdn/fastly',
      range(0, 4),
      'INCIDENT cdn/fastly: 5 of 5 services failing at http, 3 of 3 vantages, since 15:00 UTC',
    ],
    ['service/svc5', ['svc5'], 'SERVICE svc5: failing at http, 3 of 3 vantages, since 15:00 UTC'],
    [
      'unexplained',
      ['other0', 'other1', 'facebook'],
      'UNEXPLAINED, find their cause: 3 of 15 services failing at http, 3 of 3 vantages, since 15:00 UTC',
    ],
    [
      'everything',
      fleet.services.map(({ name }) => name),
      'EVERYTHING, suspect our side: 15 of 15 services failing at http, 3 of 3 vantages, since 15:00 UTC',
    ],
  ] as const)('of %s', async (key, failing, title) => {
    const world = createWorld(fleet);
    world.minute((service) => (failing.some((name) => name === service) ? 'http.status' : 'up'));
    expect((await world.alarm(key, 'ALARM'))[0]?.title).toBe(title);
  });
});
