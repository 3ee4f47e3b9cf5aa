import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { EXAMPLE_MONITOR } from '../../lib/cli/reference/example-monitor';
import { readMonitor } from '../../lib/config/read-monitor';
import { readScenario } from '../../lib/drill/scenario/read-scenario';
import { InputError } from '../../lib/input/problem';

const ROOT = join(__dirname, '..', '..');
const { fleet } = readMonitor(EXAMPLE_MONITOR);
const SCENARIOS = ['cdn-down', 'resolver-down', 'private-owner-down', 'samples-late'].map((name) =>
  parse(readFileSync(join(ROOT, 'drills', `${name}.yaml`), 'utf8')),
);

/** Values that people, and programs that write files, put where something else should stand. */
const anything = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, '', 'all', 0, -1, 0.5, 1e21, true, [], {}, [[]], [null], { a: 1 }),
  fc.constantFrom('us-east-1', 'svc0', 'svc0..svc9', '10m', '15:40', '4/4', 'https://a.example/', '1.1.1.1', '-'),
  fc.string(),
  fc.jsonValue(),
);

/** Every place in a value. */
function placesIn(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  const below = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [path, ...below.flatMap(([key, member]) => placesIn(member, [...path, key]))];
}

function placed(value: unknown, [key, ...rest]: readonly string[], instead: unknown): unknown {
  if (key === undefined) return instead;
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  Reflect.set(copy, key, placed(Reflect.get(copy, key), rest, instead));
  return copy;
}

/** A sound value with a few places of it spoilt. */
function spoilt(sound: unknown): fc.Arbitrary<unknown> {
  const change = fc.tuple(fc.constantFrom(...placesIn(sound)), anything);
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) =>
    changes.reduce((value, [path, instead]) => {
      const isThere = placesIn(value).some((each) => each.join('/') === path.join('/'));
      return isThere ? placed(value, path, instead) : value;
    }, sound),
  );
}

/** Reads, and holds what is refused against the form of a message. */
function isToldInWords(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    for (const problem of error.problems) expect(problem).toMatch(/^\P{Cc}+: \P{Cc}+[;?] ?\P{Cc}*$/u);
  }
}

describe('whatever is written', () => {
  it('as a configuration is taken, or refused in words', () => {
    fc.assert(
      fc.property(spoilt(EXAMPLE_MONITOR), (config) => isToldInWords(() => readMonitor(config))),
      { numRuns: 500 },
    );
  });

  it.each(SCENARIOS)('as a scenario is taken, or refused in words: $title', (sound) => {
    const property = fc.property(spoilt(sound), (scenario) =>
      isToldInWords(() => readScenario('s.json', JSON.stringify(scenario) ?? '', () => fleet)),
    );
    fc.assert(property, { numRuns: 300 });
  });

  it('as text of a scenario is taken, or refused in words', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) =>
        isToldInWords(() => readScenario('s.yaml', text, () => fleet)),
      ),
    );
  });
});
