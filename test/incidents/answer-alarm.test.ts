import { describe, expect, it } from '@jest/globals';
import { answerAlarm } from '../../lambda/incidents/answer-alarm';
import { createWorld, fleetOf, passCleanly, type Result } from './world';

const META = ['facebook', 'instagram', 'whatsapp', 'workplace'];
const fleet = fleetOf({ 'owner/meta': META, 'dns/shared': ['facebook', 'other'] });
const KEY = 'cause/owner/meta';

const failing =
  (services: readonly string[], result: Result = 'http.status') =>
  (service: string): Result =>
    services.includes(service) ? result : 'up';

/** Twenty healthy minutes, then one in which all of Meta fails. */
function outage() {
  const world = createWorld(fleet);
  for (let n = 0; n < 20; n++) world.minute();
  world.minute(failing(META));
  return world;
}

describe('an alarm', () => {
  it('opens an incident, and its end closes it', async () => {
    const world = outage();
    const [opened] = await world.alarm(KEY, 'ALARM');
    expect(opened).toMatchObject({
      kind: 'opened',
      severity: 'page',
      key: KEY,
      hub: 'us-east-1',
      layer: 'http',
      services: { names: META, of: 4 },
      vantages: { names: fleet.vantages, of: 3 },
      since: Date.parse('2021-10-04T15:20:00Z'),
      title: 'INCIDENT meta: 4 of 4 services failing at http, 3 of 3 vantages, since 15:20 UTC',
      dedupKey: 'common-cause/cause/owner/meta',
    });
    passCleanly(world, 10);
    const [closed] = await world.alarm(KEY, 'OK');
    expect(closed).toMatchObject({ kind: 'closed', key: KEY, dedupKey: opened?.dedupKey, services: opened?.services });
    expect(closed?.title).toBe('RESOLVED meta: after 1 min, 15:20 UTC to 15:21 UTC');
    expect(await world.open()).toEqual([]);
  });

  it.each([
    ['ALARM twice opens once', ['ALARM', 'ALARM'], ['opened']],
    ['OK twice closes once', ['ALARM', 'OK', 'OK'], ['opened', 'closed']],
    ['OK alone tells nothing', ['OK'], []],
    ['INSUFFICIENT_DATA tells nothing', ['INSUFFICIENT_DATA', 'ALARM', 'INSUFFICIENT_DATA'], ['opened']],
    ['a relapse is a new incident', ['ALARM', 'OK', 'ALARM'], ['opened', 'closed', 'opened']],
  ])('%s', async (_, states, kinds) => {
    const world = outage();
    for (const [n, state] of states.entries()) {
      if (state === 'OK' && n > 0) passCleanly(world, 10);
      await world.alarm(KEY, state);
    }
    expect(world.sent.map(({ kind }) => kind)).toEqual(kinds);
  });

  it('that is delivered again long after its end is dropped', async () => {
    const world = outage();
    const at = world.now() - 1_000;
    await world.alarm(KEY, 'ALARM', at);
    passCleanly(world, 10);
    await world.alarm(KEY, 'OK');
    passCleanly(world, 5);
    expect(await world.alarm(KEY, 'ALARM', at)).toEqual([]);
    expect(await world.open()).toEqual([]);
  });

  it('that is older than an OK is dropped', async () => {
    const world = outage();
    const at = world.now();
    await world.alarm(KEY, 'OK', at - 1_000);
    expect(await world.alarm(KEY, 'ALARM', at - 2_000)).toEqual([]);
    expect(await world.recheck()).toEqual([]);
    expect(await world.alarm(KEY, 'ALARM', at - 500)).toMatchObject([{ kind: 'opened' }]);
  });

  it('OK that is older than the ALARM ends nothing', async () => {
    const world = outage();
    const at = world.now();
    await world.alarm(KEY, 'ALARM', at - 1_000);
    passCleanly(world, 10);
    expect(await world.alarm(KEY, 'OK', at - 2_000)).toEqual([]);
    expect(await world.open()).toEqual([KEY]);
  });

  it('that comes again with more services is an update', async () => {
    const world = createWorld(fleet);
    world.minute(failing(META.slice(0, 2)));
    await world.alarm(KEY, 'ALARM');
    world.minute(failing(META));
    const [updated] = await world.alarm(KEY, 'ALARM');
    expect(updated?.title).toBe('UPDATE meta: 4 of 4 services failing at http, 3 of 3 vantages, since 15:00 UTC');
  });

  it('that comes late is told by the newest minute in which it held', async () => {
    const world = outage();
    world.minute(failing(META.slice(0, 1)));
    const [opened] = await world.alarm(KEY, 'ALARM');
    expect(opened?.services?.names).toEqual(META);
  });

  it('since is the first minute of the streak, and no further back than fifteen', async () => {
    const world = createWorld(fleet);
    for (let n = 0; n < 20; n++) world.minute(failing(META));
    const [opened] = await world.alarm(KEY, 'ALARM');
    expect(opened?.since).toBe(Date.parse('2021-10-04T15:04:00Z'));
  });

  it('a gap in the data does not shorten the incident', async () => {
    const world = outage();
    world.minute(failing(META), { silent: fleet.vantages });
    world.minute(failing(META));
    const [opened] = await world.alarm(KEY, 'ALARM');
    expect(opened?.since).toBe(Date.parse('2021-10-04T15:20:00Z'));
  });

  it('a service that fails at two planes, each below the quorum, counts by the records', async () => {
    const world = createWorld(fleet);
    const codes: Record<string, Result> = { 'us-east-1': 'dns.servfail', 'ap-southeast-1': 'http.status' };
    world.minute((service, vantage) => (META.includes(service) ? codes[vantage] : undefined) ?? 'up');
    const [opened] = await world.alarm(KEY, 'ALARM');
    expect(opened).toMatchObject({ services: { names: META }, vantages: { names: ['us-east-1', 'ap-southeast-1'] } });
    // half of the cells at each plane: told by what people feel
    expect(opened?.layer).toBe('http');
  });

  it('blocked services and blind vantages are no evidence', async () => {
    const world = createWorld(fleet);
    const result = (service: string) => (service === 'workplace' ? 'blocked.status' : failing(META)(service));
    world.minute(result, { blind: ['ap-southeast-1'] });
    const [opened] = await world.alarm(KEY, 'ALARM');
    expect(opened).toMatchObject({
      services: { names: META.slice(0, 3) },
      vantages: { names: fleet.vantages.slice(0, 2) },
    });
  });
});

describe('an event', () => {
  const { ports, sent } = createWorld(fleet);
  const message = (alarm: unknown) => ({ Records: [{ Sns: { Message: JSON.stringify(alarm) } }] });

  it.each([
    ['of no alarm', { look: false }, 'no SNS records'],
    ['without a message', { Records: [{ Sns: {} }] }, 'no SNS message'],
    ['cut off', { Records: [{ Sns: { Message: '{"AlarmName":"incident/ca' } }] }, 'JSON'],
    ['without a state', message({ AlarmName: 'a', AlarmDescription: 'key: everything' }), 'no known state'],
    ['without a key', message({ AlarmName: 'a', NewStateValue: 'ALARM' }), 'no key'],
    ...['cause/owner/nobody', 'cause/constructor', 'service/nobody', 'partial/nobody'].map(
      (key) => [`of key ${key}`, message({ AlarmDescription: `key: ${key}`, NewStateValue: 'ALARM' }), key] as const,
    ),
  ])('rejects one %s', async (_, event, problem) => {
    await expect(answerAlarm(event, ports)).rejects.toThrow(problem);
    expect(sent).toEqual([]);
  });
});

describe('with a part that does not work', () => {
  it.each(['statistics', 'records'] as const)('without %s the incident is told as well', async (part) => {
    const world = outage();
    world.broken.add(part);
    const [opened] = await world.alarm(KEY, 'ALARM');
    expect(opened).toMatchObject({ kind: 'opened', layer: 'http', services: { names: META } });
    expect(opened?.vantages?.names).toEqual(fleet.vantages);
  });

  it('where some records cannot be read, the sum tells how many vantages agree', async () => {
    const world = outage();
    world.broken.add('eu-west-1').add('ap-southeast-1');
    const [opened] = await world.alarm(KEY, 'ALARM');
    expect(opened?.vantages).toEqual({ names: fleet.vantages, of: 3 });
    expect(opened?.text).toContain('cells not available from eu-west-1, ap-southeast-1');
  });

  it('without any evidence it is told on the word of the alarm', async () => {
    const world = outage();
    world.broken.add('statistics').add('records');
    const [opened] = await world.alarm(KEY, 'ALARM');
    expect(opened?.title).toBe('INCIDENT meta: failing, since 15:20 UTC');
    expect(opened?.text).toContain('the alarm says that 2 of 3 vantages agree; the evidence could not be read');
  });

  it('what is refused is written down, and told by the next recheck', async () => {
    const world = outage();
    world.broken.add('send');
    expect(await world.alarm(KEY, 'ALARM')).toEqual([]);
    expect(await world.open()).toEqual([KEY]);
    world.broken.delete('send');
    passCleanly(world, 1);
    expect(await world.recheck()).toMatchObject([{ kind: 'opened', key: KEY }]);
    expect(await world.recheck()).toEqual([]);
  });

  it('rejects what can be neither sent nor written', async () => {
    const world = outage();
    world.broken.add('send').add('change');
    await expect(world.alarm(KEY, 'ALARM')).rejects.toThrow('neither sent nor');
  });

  it('receipts that cannot be read mean "not told yet"', async () => {
    const world = outage();
    await world.alarm(KEY, 'ALARM');
    world.broken.add('list');
    await world.alarm(KEY, 'ALARM');
    expect(world.sent.map(({ kind }) => kind)).toEqual(['opened', 'opened']);
    expect(world.logged).toContainEqual(expect.objectContaining({ problem: 'receipts cannot be read' }));
  });

  it('a receipt that cannot be written loses no message', async () => {
    const world = outage();
    world.broken.add('change');
    await world.alarm(KEY, 'ALARM');
    expect(world.sent).toHaveLength(1);
    expect(world.logged).toContainEqual(expect.objectContaining({ problem: 'receipt cannot be written' }));
  });
});
