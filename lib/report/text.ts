import type { DrillOutcome } from '../drill/drill';
import { timelineOf } from '../drill/outcome/timeline';
import type { Told } from '../drill/outcome/told';
import { failureLine, groupedFailures } from './grouped-failures';
import { stripChart } from './strip-chart';
import { timeToPage } from './time-to-page';

function clock(ms: number): string {
  return new Date(ms).toISOString().slice(11, 19);
}

/** Only an opening wakes anybody; the titles of updates and closings say what they are. */
function heading({ kind, message }: Told): string {
  if (kind !== 'opened') return '    ';
  return message.severity === 'page' ? 'PAGE' : 'TICKET';
}

/** A long link leads to what a drill has not deployed: its beginning says what it would be. */
const LONG_LINK = /(https?:\/\/[^\s?#]+[?#])\S{24,}/g;

function indented(text: string): string {
  return text.replace(LONG_LINK, '$1...').replace(/^/gm, '    ');
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

/** What came of all phases, with what was not as expected. */
export function summary(outcome: DrillOutcome): string {
  const [mark, ...rest] = judgement(outcome);
  return `${mark}  ${outcome.scenario.title}: ${rest.join('\n')}`;
}

/** The same for a page, which has the title above it. */
export function untitledSummary(outcome: DrillOutcome): string {
  const [mark, ...rest] = judgement(outcome);
  return `${mark}: ${rest.join('\n')}`;
}

/** One word, and then what came of all phases. */
function judgement(outcome: DrillOutcome): readonly [mark: string, ...lines: string[]] {
  const { pass, phases, failures, scenario } = outcome;
  const times = timeToPage(outcome);
  const failed = new Set(failures.map(({ phase }) => phase)).size;
  const speed =
    times === null ? '' : `; first page ${times.p50} s after the onset (p95 ${times.p95} s, at most ${times.max} s)`;
  if (!scenario.hasExpectation) return ['PLAYED', `${phases.length} phases, nothing was expected${speed}`];
  const lines = groupedFailures(failures).map((each) => `  ${failureLine(each, phases.length)}`);
  const count = `${phases.length - failed} of ${phases.length} phases as expected`;
  return [pass ? 'PASS' : 'FAIL', `${count}${speed}`, ...lines];
}

/** What a person reads of a drill: the strip chart and the messages of its first phase, and what came of all. */
export function transcript(outcome: DrillOutcome, width: number, isWhole: boolean): string {
  const { scenario, phases } = outcome;
  const [first] = phases;
  if (first === undefined) return summary(outcome);
  const timeline = timelineOf(scenario, first);
  return [
    `${scenario.title}\n`,
    stripChart(timeline, scenario.start, width),
    '',
    messages(timeline.messages, scenario.start, isWhole),
    '',
    summary(outcome),
  ].join('\n');
}
