import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { REHEARSAL } from '../../lib/cli/built-in-drills';
import { loadScenarios } from '../../lib/cli/scenarios';
import { readMonitor } from '../../lib/config/read-monitor';
import { drill } from '../../lib/drill/drill';
import { readScenario } from '../../lib/drill/scenario/read-scenario';
import { scenarioSchema } from '../../lib/drill/scenario/scenario-schema';
import { summary, transcript } from '../../lib/report/text';
import { HubAlarms } from '../../lib/stacks/hub-alarms';
import config from '../../monitor.config';
import { codeBlocks, pageText } from './markdown-page';

const SEED = 20211004;

/** Columns that a terminal of 80 leaves to a strip chart. */
const CHART = 44;

const alarms = new HubAlarms();
const { fleet } = readMonitor(config);

/** Lines of an example; what was left out is `[...]`. */
function shownLines(block: string): readonly string[] {
  return block.split('\n').filter((line) => line.trim() !== '' && line.trim() !== '[...]');
}

/** Every key of a schema, those of the objects in it included. */
function keysOf(schema: z.core.JSONSchema._JSONSchema): readonly string[] {
  if (typeof schema !== 'object') return [];
  const { properties = {}, items, anyOf = [] } = schema;
  const below = [...Object.values(properties), ...anyOf, ...[items ?? []].flat()];
  return [...Object.keys(properties), ...below.flatMap(keysOf)];
}

describe('README', () => {
  const blocks = codeBlocks(pageText('README.md'), 'text');

  it('shows what the rehearsal prints', async () => {
    const [rehearsal] = loadScenarios([REHEARSAL]).scenarios;
    if (rehearsal === undefined) throw new Error('no rehearsal');
    const outcome = await drill(rehearsal, alarms.of(rehearsal.fleet), { phases: 1, seed: SEED });
    const printed = transcript(outcome, CHART, true)
      .split('\n')
      .map((line) => line.trimEnd());
    const shown = shownLines(blocks[0] ?? '');
    expect(shown.filter((line) => !printed.includes(line))).toEqual([]);
    expect(shown.length).toBeGreaterThan(25);
  });

  it('shows how mistakes in the configuration are reported', () => {
    const wrong = {
      services: [
        { name: 'a', url: 'https://a.example/' },
        { name: 'b', url: 'www.example.com' },
      ],
      vantages: ['eu-west-1'],
      hubs: ['us-west-2'],
      notify: [{ email: 'oncall@example.com' }],
      quorums: 2,
    };
    expect(() => readMonitor(wrong)).toThrow((blocks[1] ?? '').trimEnd());
  });
});

describe('docs/drills.md', () => {
  const page = pageText('docs/drills.md');

  it('shows a scenario that passes, and what it prints', async () => {
    const scenario = readScenario('docs/drills.md', codeBlocks(page, 'yaml')[0] ?? '', () => fleet);
    const outcome = await drill(scenario, alarms.of(scenario.fleet), { phases: 20, seed: SEED });
    expect(outcome.pass).toBe(true);
    const printed = transcript(outcome, CHART, false);
    for (const line of shownLines(codeBlocks(page, 'text')[0] ?? '')) expect(printed).toContain(line);
    expect(printed).toContain(summary(outcome));
  });

  it('names every key that a scenario may have', () => {
    const schema = z.toJSONSchema(scenarioSchema, { io: 'input', unrepresentable: 'any' });
    const words = new Set(
      [...page.matchAll(/`(\$?\w+)`|\b(bad|good|from|to|late):/g)].map(([, code, member]) => code ?? member),
    );
    expect(keysOf(schema).filter((key) => !words.has(key))).toEqual([]);
  });
});
