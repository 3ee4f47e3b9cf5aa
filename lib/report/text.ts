import type { DrillOutcome } from '../drill/drill';
import type { Told } from '../drill/outcome/judge';
import { timeToPage } from './json';
import { stripChart } from './strip-chart';

function clock(ms: number): string {
  return new Date(ms).toISOString().slice(11, 19);
}

/** Only an opening wakes anybody; the titles of updates and closings say what they are. */
function heading({ message }: Told): string {
  if (message.kind !== 'opened') return '    ';
  return message.severity === 'page' ? 'PAGE' : 'TICKET';
}

function indented(text: string): string {
  return text.replace(/^/gm, '    ');
}

/** Each message with its time, whole or by its first line. */
function messages(told: readonly Told[], start: number, isWhole: boolean): string {
  if (told.length === 0) return 'Nobody was told anything.';
  return told
    .map((each) => {
      const line = `${clock(start + each.atMs)}  ${heading(each)}  ${each.message.title}`;
      return isWhole ? `${line}\n${indented(each.message.text.split('\n').slice(1).join('\n'))}\n` : line;
    })
    .join('\n');
}

/** The verdict over all phases, with what was not as expected. */
export function verdict(outcome: DrillOutcome): string {
  const { pass, phases, failures, scenario } = outcome;
  const times = timeToPage(outcome);
  const failed = new Set(failures.map(({ phase }) => phase)).size;
  const speed =
    times === null ? '' : `; first page ${times.p50} s after the onset (p95 ${times.p95} s, at most ${times.max} s)`;
  const lines = failures.slice(0, 10).map(({ phase, what }) => `  phase ${phase}: ${what}`);
  const more = failures.length > 10 ? [`  and ${failures.length - 10} more`] : [];
  const count = `${phases.length - failed} of ${phases.length} phases as expected`;
  return [`${pass ? 'PASS' : 'FAIL'}  ${scenario.title}: ${count}${speed}`, ...lines, ...more].join('\n');
}

/** What a person reads of a drill: the strip chart and the messages of its first phase, the verdict over all. */
export function transcript(outcome: DrillOutcome, width: number, isWhole: boolean): string {
  const [first] = outcome.phases;
  const { scenario } = outcome;
  if (first === undefined) return verdict(outcome);
  return [
    `${scenario.title}\n`,
    stripChart(scenario, first, width),
    '',
    messages(first.told, scenario.start, isWhole),
    '',
    verdict(outcome),
  ].join('\n');
}
