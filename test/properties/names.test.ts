import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { conclude } from '../../lambda/canary/judging/conclude';
import type { Fleet } from '../../lib/contract/fleet';
import type { Sample } from '../../lib/contract/series';
import { type Sight, sight } from './cells';

const VANTAGE = 'eu-west-1';

function fleetOf({ verdicts, causes }: Sight): Fleet {
  return {
    name: 'common-cause',
    services: [...verdicts.keys()].map((name) => ({ name, dns: [], http: [], objectiveMs: 500 })),
    vantages: [VANTAGE, 'us-east-1'],
    hubs: ['us-west-2'],
    causes,
    witnesses: [],
    resolvers: ['system', '1.1.1.1'],
    quorum: 2,
  };
}

/** What a run that sees this publishes. */
function published(seen: Sight, blind: boolean): readonly Sample[] {
  const cells = [...seen.verdicts].map(([service, verdict]) => ({ service, verdict }));
  const witnesses = [{ name: 'witness', code: blind ? 'tcp.timeout' : 'up' }] as const;
  return conclude(fleetOf(seen), VANTAGE, { cells, witnesses, answers: [], failedResolvers: new Set(), fromMemory: [] })
    .samples;
}

function inOrder(samples: readonly Sample[]): readonly string[] {
  return samples.map((sample) => JSON.stringify(sample)).sort();
}

const spell = (name: string) => `${99 - Number(name.slice(1))} other`;

describe('what a run publishes', () => {
  it('renaming services changes only names', () => {
    const anyRun = fc.property(sight, fc.boolean(), (seen, blind) => {
      const other: Sight = {
        verdicts: new Map([...seen.verdicts].map(([service, verdict]) => [spell(service), verdict])),
        causes: Object.fromEntries(Object.entries(seen.causes).map(([cause, names]) => [cause, names.map(spell)])),
      };
      const expected = published(seen, blind).map((sample) => {
        const { Service } = sample.dimensions;
        return Service === undefined
          ? sample
          : { ...sample, dimensions: { ...sample.dimensions, Service: spell(Service) } };
      });
      expect(published(other, blind)).toEqual(expected);
    });
    fc.assert(anyRun);
  });

  it('reordering services and causes changes only the order', () => {
    const anyRun = fc.property(sight, fc.boolean(), (seen, blind) => {
      const other: Sight = {
        verdicts: new Map([...seen.verdicts].reverse()),
        causes: Object.fromEntries(Object.entries(seen.causes).reverse()),
      };
      expect(inOrder(published(other, blind))).toEqual(inOrder(published(seen, blind)));
    });
    fc.assert(anyRun);
  });

  it('no series has two samples of one run', () => {
    const anyRun = fc.property(sight, fc.boolean(), (seen, blind) => {
      const series = published(seen, blind).map(({ metric, dimensions }) => JSON.stringify([metric, dimensions]));
      expect(new Set(series).size).toBe(series.length);
    });
    fc.assert(anyRun);
  });

  it('what publishes a cause as failed publishes neither everything, nor a cause of which no member fails', () => {
    const anyRun = fc.property(sight, (seen) => {
      const samples = published(seen, false);
      const failed = samples.filter(({ metric, value }) => metric === 'CauseFailed' && value === 1);
      const isEverything = samples.some(({ metric, value }) => metric === 'Everything' && value === 1);
      expect(isEverything && failed.length > 0).toBe(false);
      for (const { dimensions } of failed) {
        const members = seen.causes[dimensions.Cause ?? ''] ?? [];
        expect(members.some((service) => seen.verdicts.get(service)?.kind === 'failing')).toBe(true);
      }
    });
    fc.assert(anyRun);
  });
});
