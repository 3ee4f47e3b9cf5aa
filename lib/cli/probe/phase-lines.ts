import type { PhaseTimes } from '../../../lambda/canary/probing/http-exchange';
import { line } from '../print/line';
import type { Paper } from '../print/paper';
import { milliseconds } from './milliseconds';

const PHASES = [
  ['dns', 'dns'],
  ['connect', 'connect'],
  ['tls', 'tls'],
  ['first byte', 'firstByte'],
  ['transfer', 'transfer'],
] as const;

const LABEL = 'first byte'.length;
const TIME = 9;
const LONGEST_BAR = 40;

/** The phases of a request below each other, each bar where its time began: a staircase shows what took long. */
export function phaseLines(
  paper: Paper,
  indent: string,
  phases: PhaseTimes & { readonly dns?: number | undefined },
): readonly string[] {
  const known = PHASES.flatMap(([label, key]) => {
    const ms = phases[key];
    return ms === undefined ? [] : [{ label, ms }];
  });
  if (known.length < 2) return [];
  const total = known.reduce((sum, { ms }) => sum + ms, 0);
  const room = Math.max(10, Math.min(LONGEST_BAR, paper.columns - indent.length - LABEL - TIME - 4));
  const column = (ms: number) => (total > 0 ? Math.round((ms / total) * room) : 0);
  let began = 0;
  return known.map(({ label, ms }) => {
    const from = column(began);
    began += ms;
    const bar = '█'.repeat(Math.max(1, column(began) - from));
    return line(
      paper,
      `${indent}${label.padEnd(LABEL)} ${milliseconds(ms).padStart(TIME)}  ${' '.repeat(Math.min(from, room - 1))}`,
      ['faint', bar],
    );
  });
}
