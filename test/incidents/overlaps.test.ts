import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { definitionOf } from '../../lib/contract/incident-definitions';
import { alarm, fleet, KEYS, minute, pass, type World } from './steps';
import { createWorld, type Gate } from './world';

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
