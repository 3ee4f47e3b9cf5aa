import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { definitionOf } from '../../lib/contract/incident-kinds';
import { createWorld, fleetOf, type Gate } from './world';

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

const PARTS = ['statistics', 'records', 'list', 'claim', 'change', 'send'];

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

const again = fc.record({ kind: fc.constant('recheck' as const), without: fc.subarray(PARTS, { maxLength: 2 }) });

const steps = fc.array(fc.oneof(minute, alarm, again), { maxLength: 40 });

type Step = typeof steps extends fc.Arbitrary<(infer One)[]> ? One : never;
type World = ReturnType<typeof createWorld>;

interface Play {
  /** Whether an action may come twice. */
  readonly repeat?: boolean;
  /** Whether parts fail. */
  readonly faults?: boolean;
}

function pass(world: World, { failing, dns, silent }: Extract<Step, { kind: 'minute' }>): void {
  const isFailing = (service: string) => ((failing >> Number(service.replace(/\D/g, ''))) & 1) === 1;
  const result = (service: string) => (isFailing(service) ? (dns ? 'dns.servfail' : 'http.status') : 'up');
  world.minute(result, { silent: fleet.vantages.slice(0, silent) });
}

/** Plays the steps; `lost` has the keys of alarms that were neither told, nor remembered, nor handed back to be told raw. */
async function play(all: readonly Step[], { repeat = false, faults = false }: Play = {}) {
  const world = createWorld(fleet);
  const lost: string[] = [];
  const act = async (key: string, state: string, at: number) => {
    const before = world.sent.length;
    try {
      await world.alarm(key, state, at);
    } catch (error) {
      if (!world.broken.has('send')) throw error;
      return;
    }
    const isKnown = (await world.row(key)) !== undefined;
    if (state === 'ALARM' && !isKnown && world.sent.length === before) lost.push(key);
  };
  world.minute();
  for (const [n, step] of all.entries()) {
    world.broken.clear();
    if (step.kind === 'minute') {
      pass(world, step);
      continue;
    }
    if (faults) for (const part of step.without) world.broken.add(part);
    const at = world.now() - 1_000 + n;
    if (step.kind === 'recheck') await world.recheck();
    else for (let time = 0; time < (repeat ? step.times : 1); time++) await act(step.key, step.state, at);
  }
  world.broken.clear();
  return { ...world, lost };
}

/** So many clean minutes that every alarm is OK. */
async function recover({ minute: passMinute, recheck }: World): Promise<void> {
  for (let n = 0; n < 25; n++) {
    passMinute();
    await recheck();
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
        expect(twice.sent).toEqual(once.sent);
      }),
    );
  });

  it('every incident is closed once all alarms are OK and ten minutes were clean', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.shuffledSubarray(KEYS, { minLength: KEYS.length }), async (all, order) => {
        const world = await play(all);
        for (let n = 0; n < 10; n++) world.minute();
        for (const key of order) await world.alarm(key, 'OK');
        await world.recheck();
        const kinds = new Map(world.sent.map(({ key, kind }) => [key, kind]));
        expect(await world.open()).toEqual([]);
        expect([...kinds.values()].every((kind) => kind === 'closed')).toBe(true);
      }),
    );
  });

  it('every incident is closed in the end, though every OK may be lost', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const world = await play(all);
        await recover(world);
        expect(await world.open()).toEqual([]);
        expect(isCoherent(world.sent)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('no alarm is lost and no incident stays open, whatever fails meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const world = await play(all, { faults: true });
        await recover(world);
        expect(world.lost).toEqual([]);
        expect(await world.open()).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

/** What happens at the same time: state changes, each delivered so many times, and rechecks. */
const concurrent = fc.record({
  before: fc.array(fc.oneof(minute, alarm), { maxLength: 12 }),
  clean: fc.constantFrom(0, 9, 10, 11, 21),
  failing: fc.nat({ max: 1023 }),
  changes: fc.array(
    fc.record({
      key: fc.constantFrom(...KEYS),
      state: fc.constantFrom('ALARM', 'OK'),
      ageMs: fc.nat({ max: 900 }),
      times: fc.integer({ min: 1, max: 5 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  rechecks: fc.nat({ max: 2 }),
});

describe('whatever happens at the same time', () => {
  it('people are told each change once: never twice, never not at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), concurrent, async (scheduler, { before, clean, failing, changes, rechecks }) => {
        let isConcurrent = false;
        const gate: Gate = (what, ask) =>
          isConcurrent ? scheduler.schedule(Promise.resolve(), what).then(ask) : ask();
        const world = createWorld(fleet, undefined, gate);
        for (const step of before) {
          if (step.kind === 'minute') pass(world, step);
          else await world.alarm(step.key, step.state);
        }
        for (let n = 0; n < clean; n++) world.minute();
        if (failing > 0) pass(world, { kind: 'minute', failing, dns: false, silent: 0 });

        isConcurrent = true;
        const at = world.now();
        const invocations = [
          ...changes.flatMap(({ key, state, ageMs, times }) =>
            Array.from({ length: times }, () => world.alarm(key, state, at - ageMs)),
          ),
          ...Array.from({ length: rechecks }, () => world.recheck()),
        ];
        await scheduler.waitFor(Promise.all(invocations));
        isConcurrent = false;

        // what came in the way of something else is answered by the next recheck
        pass(world, { kind: 'minute', failing, dns: false, silent: 0 });
        await world.recheck();
        pass(world, { kind: 'minute', failing, dns: false, silent: 0 });
        await world.recheck();
        expect(incoherences(world.sent)).toEqual([]);
        expect(toldTwice(world.sent)).toEqual([]);
        for (const key of new Set(changes.map((each) => each.key))) {
          const newest = changes.filter((each) => each.key === key).toSorted((a, b) => a.ageMs - b.ageMs)[0];
          const row = await world.row(key);
          // its newest state is ALARM: then it is open, by its own key or its root's
          if (newest?.state === 'ALARM') expect([key, row?.kind]).toEqual([key, 'receipt']);
        }
        expect(openTo(world.sent)).toEqual(await openRoots(world));
      }),
      { numRuns: 300 },
    );
  });
});

/** What is wrong with messages, in whatever order their sending ended: each incident is opened and closed in turn. */
function incoherences(sent: World['sent']): readonly string[] {
  const open = new Set<string>();
  return sent.flatMap(({ key, kind }) => {
    const was = open.has(key);
    if (kind === 'closed') open.delete(key);
    else open.add(key);
    return was === (kind !== 'opened') ? [] : [`${kind} ${key} ${was ? 'while it is' : 'while it is not'} open`];
  });
}

/** Keys that were told as opened, or as part of another incident, twice without a closing between. */
function toldTwice(sent: World['sent']): readonly string[] {
  const told = new Map<string, number>();
  for (const { key, kind, title } of sent) {
    const names = KEYS.filter((each) => title.startsWith(`UPDATE ${nameOf(key)}: ${nameOf(each)} `));
    const isEverything = title.includes(': now everything fails');
    for (const each of [...(kind === 'opened' ? [key] : names), ...(isEverything ? ['everything'] : [])]) {
      told.set(each, (told.get(each) ?? 0) + 1);
    }
    if (kind === 'closed') told.clear();
  }
  return [...told].filter(([, times]) => times > 1).map(([key]) => key);
}

function nameOf(key: string): string | undefined {
  return definitionOf(key, fleet)?.name;
}

/** Keys that people believe to be open. */
function openTo(sent: World['sent']): readonly string[] {
  const kinds = new Map(sent.map(({ key, kind }) => [key, kind]));
  return [...kinds].flatMap(([key, kind]) => (kind === 'closed' ? [] : [key])).sort();
}

/** Keys that the hub believes to have told as open. */
async function openRoots(world: World): Promise<readonly string[]> {
  const rows = await Promise.all((await world.open()).map((key) => world.row(key)));
  return rows.flatMap((row) => (row?.kind === 'receipt' && row.mergedInto === undefined ? [row.key] : [])).sort();
}
