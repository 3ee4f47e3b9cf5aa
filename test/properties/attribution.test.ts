import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Attribution, attribute, coincidence } from '../../lambda/canary/judging/attribute';
import type { Verdict } from '../../lib/contract/verdict';
import { failingOf, type Sight, sight } from './cells';

function attributionOf({ verdicts, causes }: Sight): Attribution {
  return attribute(verdicts, causes);
}

/** An attribution without the order of services, which is that of the configuration. */
function plain({ causes, left, everything, unexplained }: Attribution, spelt = (name: string) => name) {
  return {
    causes: [...causes].map(([cause, services]) => [cause, services.map(spelt).sort()]),
    left: left.map(spelt).sort(),
    everything,
    unexplained,
  };
}

/** The same sight under other names: services turned round, so that no order among them stays. */
function renamed({ verdicts, causes }: Sight, spell: (name: string) => string): Sight {
  const members = Object.entries(causes).map(([cause, names]) => [cause, names.map(spell)]);
  return {
    verdicts: new Map([...verdicts].map(([service, verdict]) => [spell(service), verdict])),
    causes: Object.fromEntries(members),
  };
}

/** A sight in which some services are up. */
function withUp({ verdicts, causes }: Sight, services: readonly string[]): Sight {
  const healed = (service: string, verdict: Verdict): Verdict =>
    services.includes(service) ? { kind: 'up' } : verdict;
  return { verdicts: new Map([...verdicts].map(([service, verdict]) => [service, healed(service, verdict)])), causes };
}

function holds(property: (seen: Sight) => void): void {
  fc.assert(fc.property(sight, property), { numRuns: 400 });
}

describe('whatever fails, and whatever shares what', () => {
  it('renaming services changes only names', () => {
    const spell = (name: string) => `${99 - Number(name.slice(1))} other`;
    holds((seen) => {
      expect(plain(attributionOf(renamed(seen, spell)))).toEqual(plain(attributionOf(seen), spell));
    });
  });

  it('renaming causes changes only names, where their order stays', () => {
    const spell = (cause: string) => `${cause} or other`;
    holds((seen) => {
      const causes = Object.fromEntries(Object.entries(seen.causes).map(([cause, names]) => [spell(cause), names]));
      const { causes: taken, ...rest } = plain(attributionOf(seen));
      const expected = { ...rest, causes: taken.map(([cause, services]) => [spell(String(cause)), services]) };
      expect(plain(attribute(seen.verdicts, causes))).toEqual(expected);
    });
  });

  it('reordering services, causes and members changes nothing', () => {
    holds((seen) => {
      const causes = Object.entries(seen.causes).map(([cause, names]) => [cause, names.toReversed()] as const);
      const reordered = attribute(new Map([...seen.verdicts].reverse()), Object.fromEntries(causes.reverse()));
      expect(plain(reordered)).toEqual(plain(attributionOf(seen)));
    });
  });

  it('each failing service is explained once or left, and no other one is either', () => {
    holds((seen) => {
      const { causes, left } = attributionOf(seen);
      expect([...[...causes.values()].flat(), ...left].sort()).toEqual(failingOf(seen).toSorted());
    });
  });

  it('each cause that is taken explains as many of its members as coincidence cannot', () => {
    holds((seen) => {
      for (const [cause, explained] of attributionOf(seen).causes) {
        const members = seen.causes[cause] ?? [];
        expect(explained.filter((service) => !members.includes(service))).toEqual([]);
        expect(explained.length).toBeGreaterThanOrEqual(coincidence(members.length));
        if (cause.startsWith('owner/')) expect(explained.length).toBeGreaterThanOrEqual(members.length / 2);
      }
    });
  });

  it('everything is at least three messages about 60 % of the services, of which no cause explains 60 %', () => {
    holds((seen) => {
      const { causes, left, unexplained, everything } = attributionOf(seen);
      if (!everything) return;
      expect(causes.size + (unexplained ? 1 : left.length)).toBeGreaterThanOrEqual(3);
      for (const explained of causes.values()) expect(explained.length / failingOf(seen).length).toBeLessThan(0.6);
      expect(failingOf(seen).length / seen.verdicts.size).toBeGreaterThanOrEqual(0.6);
    });
  });

  it('what was left is explained by nothing, and what was explained is explained in the same way without it', () => {
    holds((seen) => {
      const { causes, left } = attributionOf(seen);
      const explained = [...causes.values()].flat();
      expect(attributionOf(withUp(seen, explained)).causes.size).toBe(0);
      const again = attributionOf(withUp(seen, left));
      expect(plain(again).causes).toEqual(plain(attributionOf(seen)).causes);
      expect(again.left).toEqual([]);
    });
  });

  it('healthy services that share nothing take no cause away and add none; only what counts all services may end', () => {
    holds((seen) => {
      const more: ReadonlyMap<string, Verdict> = new Map([
        ...seen.verdicts,
        ['new0', { kind: 'up' }],
        ['new1', { kind: 'up' }],
      ]);
      const [before, after] = [attributionOf(seen), attribute(more, seen.causes)];
      expect(plain(after).causes).toEqual(plain(before).causes);
      expect(after.left).toEqual(before.left);
      expect(before.everything || !after.everything).toBe(true);
      expect(before.unexplained || !after.unexplained).toBe(true);
    });
  });

  it('healthy services that join causes change how failures are explained, never which there are', () => {
    holds((seen) => {
      const causes = Object.fromEntries(
        Object.entries(seen.causes).map(([cause, names], index) => [
          cause,
          index % 2 === 0 ? [...names, 'new'] : names,
        ]),
      );
      const { causes: taken, left } = attribute(new Map([...seen.verdicts, ['new', { kind: 'up' }]]), causes);
      expect([...[...taken.values()].flat(), ...left].sort()).toEqual(failingOf(seen).toSorted());
    });
  });
});
