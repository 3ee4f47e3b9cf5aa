import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Message } from '../../lib/contract/message';
import { FAILURES, FLEET, lossOfSight, plans, results, toldOf } from './outages';

const PHASES = 2;

const anything = plans(
  fc.oneof(results(...FAILURES), results({ connection: 'blocked' }, { name: 'up', connection: 'up' }), lossOfSight),
  FLEET.vantages,
  5,
);

/** What is wrong with messages: each incident is opened once, updated while open, closed once, under one dedup key. */
function incoherences(messages: readonly Message[]): readonly string[] {
  const open = new Map<string, string>();
  const wrong = messages.flatMap(({ key, kind, dedupKey }) => {
    const known = open.get(key);
    if (kind === 'closed') open.delete(key);
    else open.set(key, dedupKey);
    if (kind === 'opened') return known === undefined ? [] : [`${key} is opened while it is open`];
    return known === dedupKey ? [] : [`${key} is ${kind} as ${dedupKey}, and known as ${known ?? 'nothing'}`];
  });
  return [...wrong, ...[...open.keys()].map((key) => `${key} is never closed`)];
}

describe('whatever happens outside', () => {
  it('nothing closes or changes that did not open, nothing opens twice, and all is closed when all has been well', async () => {
    const property = fc.asyncProperty(anything, async (events) => {
      const told = await toldOf(events, PHASES);
      expect(told.map((phase) => incoherences(phase.map(({ message }) => message)))).toEqual(told.map(() => []));
    });
    await fc.assert(property, { numRuns: 30 });
  });
});
