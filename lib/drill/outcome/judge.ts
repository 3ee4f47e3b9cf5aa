import type { Expected } from '../scenario';
import { CHECKS } from './checks';
import { lifeFrom, newsOf, type Told } from './told';

/** What one phase of a drill made of its expectations. */
export interface Judgement {
  /** What was not as expected; empty where all was. */
  readonly failures: readonly string[];
  /** All was as expected but for one more page of a single service. */
  readonly isTolerable: boolean;
  /** From the onset to the first page; undefined without one. */
  readonly timeToPageMs?: number;
}

/** What was not as expected in one phase, by its index. */
export interface PhaseFailure {
  readonly phase: number;
  readonly what: string;
}

function failuresOf(expected: Expected, told: readonly Told[]): readonly string[] {
  const [first] = newsOf('opened', 'page', told);
  const received = { told, life: first === undefined ? [] : lifeFrom(first, told) };
  return Object.values(CHECKS).flatMap((check) => check(expected, received));
}

function without(some: readonly Told[], told: readonly Told[]): readonly Told[] {
  return told.filter((each) => !some.includes(each));
}

/** Whether all would be as expected without one of the pages of a single service. */
function isTolerable(expected: Expected, told: readonly Told[]): boolean {
  return newsOf('opened', 'page', told)
    .filter(({ message }) => message.key.startsWith('service/'))
    .some((opening) => failuresOf(expected, without(lifeFrom(opening, told), told)).length === 0);
}

/** Holds what people were told in one phase against what was expected. */
export function judge(expected: Expected, told: readonly Told[]): Judgement {
  const failures = failuresOf(expected, told);
  const [first] = newsOf('opened', 'page', told);
  return {
    failures,
    isTolerable: failures.length > 0 && isTolerable(expected, told),
    ...(first && { timeToPageMs: first.atMs - expected.onsetMs }),
  };
}

/** What was not as expected over all phases, but for the share of them that may have one page too many. */
export function failuresOver(judgements: readonly Judgement[], tolerate: number): readonly PhaseFailure[] {
  const most = Math.floor(tolerate * judgements.length + 1e-9);
  const tolerable = judgements.flatMap(({ isTolerable }, phase) => (isTolerable ? [phase] : []));
  const tolerated = tolerable.slice(0, most);
  return judgements.flatMap(({ failures }, phase) =>
    tolerated.includes(phase) ? [] : failures.map((what) => ({ phase, what })),
  );
}
