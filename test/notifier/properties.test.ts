import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { createWorld, fleetOf } from './world';

const fleet = fleetOf(
  {
    'owner/meta': ['s0', 's1', 's2', 's3'],
    'dns/meta': ['s0', 's1', 's2'],
    'cdn/fastly': ['s2', 's3', 's4', 's5', 's6'],
  },
  { services: 10 },
);

const KEYS = [
  'everything',
  'unexplained',
  'monitor/quorum-lost',
  'service/s2',
  'service/other2',
  ...Object.keys(fleet.causes).map((cause) => `cause/${cause}`),
];

const PARTS = ['sums', 'records', 'list', 'get', 'put', 'amend', 'remove', 'send'];

const minute = fc.record({
  kind: fc.constant('minute' as const),
  failing: fc.nat({ max: 1023 }),
  dns: fc.boolean(),
  silent: fc.nat({ max: 3 }),
});

const alarm = fc.record({
  kind: fc.constant('alarm' as const),
  key: fc.constantFrom(...KEYS),
  state: fc.constantFrom('ALARM', 'ALARM', 'OK'),
  times: fc.integer({ min: 1, max: 2 }),
  without: fc.subarray(PARTS, { maxLength: 2 }),
});

const look = fc.record({ kind: fc.constant('look' as const), without: fc.subarray(PARTS, { maxLength: 2 }) });

const steps = fc.array(fc.oneof(minute, alarm, look), { maxLength: 40 });

type Step = typeof steps extends fc.Arbitrary<(infer One)[]> ? One : never;

interface Play {
  /** Whether an action may come twice. */
  readonly repeat?: boolean;
  /** Whether parts fail. */
  readonly faults?: boolean;
}

/** Plays the steps; `lost` has the keys of alarms that were neither told, nor handed back to be told raw. */
async function play(all: readonly Step[], { repeat = false, faults = false }: Play = {}) {
  const world = createWorld(fleet);
  const lost: string[] = [];
  const act = async ({ key, state }: { readonly key: string; readonly state: string }) => {
    const before = world.sent.length;
    try {
      await world.alarm(key, state);
    } catch (error) {
      if (!world.broken.has('send')) throw error;
      return;
    }
    const isKnown = (await world.receipts.get(key)) !== undefined;
    if (state === 'ALARM' && !isKnown && world.sent.length === before) lost.push(key);
  };
  world.minute();
  for (const step of all) {
    world.broken.clear();
    if (step.kind === 'minute') {
      const isFailing = (service: string) => ((step.failing >> Number(service.replace(/\D/g, ''))) & 1) === 1;
      const result = (service: string) => (isFailing(service) ? (step.dns ? 'dns.servfail' : 'http.status') : 'up');
      world.minute(result, { silent: fleet.vantages.slice(0, step.silent) });
      continue;
    }
    if (faults) for (const part of step.without) world.broken.add(part);
    if (step.kind === 'look') await world.look();
    else for (let n = 0; n < (repeat ? step.times : 1); n++) await act(step);
  }
  world.broken.clear();
  return { ...world, lost };
}

/** So many clean minutes that every alarm is OK. */
async function recover({ minute, look }: Awaited<ReturnType<typeof play>>) {
  for (let n = 0; n < 22; n++) {
    minute();
    await look();
  }
}

/** Whether each message fits what was told before it: opened once, then updates, then closed once. */
function isCoherent(sent: readonly { readonly key: string; readonly kind: string }[]): boolean {
  const open = new Set<string>();
  return sent.every(({ key, kind }) => {
    const was = open.has(key);
    if (kind === 'closed') open.delete(key);
    else open.add(key);
    return was === (kind !== 'opened');
  });
}

describe('whatever alarms do, in whatever order', () => {
  it('nothing closes or changes that did not open, and nothing opens twice', async () => {
    await fc.assert(fc.asyncProperty(steps, async (all) => isCoherent((await play(all, { repeat: true })).sent)));
  });

  it('an action that comes twice changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const [once, twice] = [await play(all), await play(all, { repeat: true })];
        return JSON.stringify(once.sent) === JSON.stringify(twice.sent);
      }),
    );
  });

  it('every incident is closed once all alarms are OK', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.shuffledSubarray(KEYS, { minLength: KEYS.length }), async (all, order) => {
        const world = await play(all);
        for (const key of order) await world.alarm(key, 'OK');
        const kinds = new Map(world.sent.map(({ key, kind }) => [key, kind]));
        return (await world.receipts.list()).length === 0 && [...kinds.values()].every((kind) => kind === 'closed');
      }),
    );
  });

  it('every incident is closed in the end, though every OK may be lost', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const world = await play(all);
        await recover(world);
        return (await world.receipts.list()).length === 0 && isCoherent(world.sent);
      }),
      { numRuns: 40 },
    );
  });

  it('no alarm is lost and no incident stays open, whatever fails meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const world = await play(all, { faults: true });
        await recover(world);
        return world.lost.length === 0 && (await world.receipts.list()).length === 0;
      }),
      { numRuns: 40 },
    );
  });
});
