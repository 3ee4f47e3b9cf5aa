import { FAILURE_MEANINGS, isFailureCode } from '../../../lib/contract/failure-codes';
import type { CellState, MatrixCell } from '../matrix-cell';

/** What a state means, in a legend and to those who cannot see its mark. */
export const STATE_WORDS: Readonly<Record<CellState, string>> = {
  up: 'up',
  slow: 'up, slower than its objective',
  failing: 'failing',
  blocked: 'refused us',
  unknown: 'not judged',
  blind: 'the vantage could not see',
  silent: 'no run was recorded',
  unread: 'records not read',
  apart: 'not probed from there',
};

/** States whose short word is not their meaning. */
const SHORT: Readonly<Partial<Record<CellState, string>>> = {
  slow: 'slow',
  blind: 'blind',
  silent: 'no run',
  unread: 'not read',
  apart: '',
};

/** What stands in a cell: its code, its time, or its state. */
export function cellLabel({ state, code, responseTimeMs }: MatrixCell, isNarrow: boolean): string {
  if (state === 'failing' || state === 'blocked' || state === 'unknown') {
    const first = (code ?? STATE_WORDS[state]).split('+');
    return isNarrow ? (first[0] ?? '') : first.join(' + ');
  }
  if (responseTimeMs !== undefined) return `${Math.round(responseTimeMs)} ms`;
  return SHORT[state] ?? STATE_WORDS[state];
}

/** What each part of a code means; parts that this version does not know are left as they are. */
export function meaningsOf(code: string): readonly (readonly [part: string, meaning: string])[] {
  return code.split('+').map((part) => [part, isFailureCode(part) ? FAILURE_MEANINGS[part] : STATE_WORDS.up]);
}
