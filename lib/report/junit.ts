import type { DrillOutcome } from '../drill/drill';
import { failureLine, groupedFailures } from './grouped-failures';

/** What XML 1.0 cannot hold, not even as an entity. */
const NOT_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};

function escapeXml(text: string): string {
  return text.replace(NOT_XML, '\u{fffd}').replace(/[&<>"\n]/g, (character) => ENTITIES[character] ?? character);
}

function element(name: string, attributes: Readonly<Record<string, string | number>>, content = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  return content === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${content}</${name}>`;
}

function caseOf({ scenario, phases, failures, pass }: DrillOutcome): string {
  const attributes = { name: scenario.title, classname: scenario.file, file: scenario.source };
  if (!scenario.hasExpectation) {
    return element('testcase', attributes, element('skipped', { message: 'nothing was expected' }));
  }
  if (pass) return element('testcase', attributes);
  const lines = groupedFailures(failures).map((each) => failureLine(each, phases.length));
  const [message = ''] = lines;
  return element(
    'testcase',
    attributes,
    element('failure', { message, type: 'expectation' }, escapeXml(lines.join('\n'))),
  );
}

/** Outcomes as JUnit XML, a test case per scenario: what CI servers show. */
export function junitReport(outcomes: readonly DrillOutcome[]): string {
  const counts = {
    tests: outcomes.length,
    failures: outcomes.filter(({ pass }) => !pass).length,
    errors: 0,
    skipped: outcomes.filter(({ scenario }) => !scenario.hasExpectation).length,
  };
  const suite = element(
    'testsuite',
    { name: 'common-cause drill', ...counts },
    `\n${outcomes.map(caseOf).join('\n')}\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', { name: 'common-cause drill', ...counts }, `\n${suite}\n`)}\n`;
}
