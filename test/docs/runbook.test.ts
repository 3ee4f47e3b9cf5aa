import { describe, expect, it } from '@jest/globals';
import { runbookOf } from '../../lambda/incidents/message/advice';
import { loadScenarios } from '../../lib/cli/scenarios';
import { definitionOf } from '../../lib/contract/incident-definitions';
import { incidentKey, keyOf } from '../../lib/contract/incident-key';
import { drill } from '../../lib/drill/drill';
import { HubAlarms } from '../../lib/stacks/hub-alarms';
import { anchors, codeBlocks, pageText } from './markdown-page';

const RUNBOOK = 'docs/runbook.md';
const [scenario] = loadScenarios(['d21']).scenarios;
if (scenario === undefined) throw new Error('d21: no such scenario');
const graph = new HubAlarms().of(scenario.fleet);
const descriptions = graph.alarms.map(({ name, description = '' }) => ({ name, description }));

/** The members of a value at a dotted path, through maps. */
function at(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce((found, key) => (typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined), value);
}

interface NamedPath {
  /** Member of the record whose entries have the path; empty for the record itself. */
  readonly list: string;
  readonly path: string;
}

/** What a query displays, filters and counts by: of the record, or of the entries that it unnests. */
function namedPaths(query: string): readonly NamedPath[] {
  const [, list = '', entry = ''] = /unnest run\.(\w+) into (\w+)/.exec(query) ?? [];
  const fields = [...query.matchAll(/^\| (?:display|filter|stats .* by) (.*)$/gm)].flatMap(([, text = '']) =>
    text.split(', ').map((field) => field.split(' ')[0]?.replaceAll('`', '') ?? ''),
  );
  return fields.map((field) =>
    entry !== '' && field.startsWith(`${entry}.`)
      ? { list, path: field.slice(entry.length + 1) }
      : { list: '', path: field },
  );
}

describe('runbook', () => {
  const headings = anchors(pageText(RUNBOOK));

  it('every alarm links to a heading', () => {
    const lost = descriptions.filter(({ description }) => {
      const [, page, anchor = ''] = /Runbook: (\S+)#(\S+)/.exec(description) ?? [];
      return page !== RUNBOOK || !headings.includes(anchor);
    });
    expect(descriptions.length).toBeGreaterThan(20);
    expect(lost).toEqual([]);
  });

  it('every kind of message links to a heading', () => {
    const keys = descriptions.flatMap(({ description }) => keyOf(description) ?? []);
    const links = keys
      .filter((key) => key !== incidentKey.test)
      .map((key) => definitionOf(key, scenario.fleet))
      .map((subject) => subject && runbookOf(subject, scenario.fleet));
    const known = headings.map((heading) => `${RUNBOOK}#${heading}`);
    expect(new Set(links).size).toBe(14);
    expect(links.filter((link) => !known.includes(link ?? ''))).toEqual([]);
  });

  it('queries name what stands in run records', async () => {
    const { phases } = await drill(scenario, graph, { phases: 1, seed: 1 });
    const records = phases.flatMap(({ runs }) => runs.map(({ record }) => record));
    const queries = codeBlocks(pageText(RUNBOOK), 'sql').filter((query) => query.includes('type = "run"'));
    const named = queries.flatMap(namedPaths);
    const isThere = ({ list, path }: NamedPath) =>
      records.some((record) =>
        [list === '' ? record : at(record, list)].flat().some((each) => at(each, path) !== undefined),
      );
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((path) => !isThere(path))).toEqual([]);
  });
});
