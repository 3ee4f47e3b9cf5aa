import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fleet, KEYS, pass, type Step, steps, type World } from './steps';
import { createWorld, MINUTE } from './world';

interface Play {
  /** Whether an action may come twice. */
  readonly repeat?: boolean;
  /** Whether parts fail. */
  readonly faults?: boolean;
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
    // with a table that takes claims alone, what was told just now is all that is known
    const isTold = world.sent.some((message) => message.key === key && message.at > world.now() - 2 * MINUTE);
    if (state === 'ALARM' && !isKnown && !isTold && world.sent.length === before) lost.push(key);
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
