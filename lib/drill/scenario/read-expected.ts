import type { Expected } from '../scenario';
import { type FileExpectation, portionOf } from './expectation-schema';
import { readDuration, readTime } from './times';

function shareOf(portion: string | undefined): number {
  const [part, whole] = portionOf(portion ?? '0/1');
  return part / whole;
}

/**
 * An expectation that was found sound, in the form in which it is judged.
 * @param start instant of minute 0
 * @param first when the first event of the file begins: what times count from unless an onset is named
 */
export function readExpected(expect: FileExpectation, start: number, first = '0m'): Expected {
  const { pages, oneOf, tickets, mayTicket = [], tolerate, onset, within, openUntil, ...same } = expect;
  const sets = oneOf ?? (pages === undefined ? undefined : [pages]);
  const defined = Object.fromEntries(Object.entries(same).filter(([, value]) => value !== undefined));
  return {
    ...defined,
    ...(sets && { pages: sets }),
    ...(tickets && { tickets }),
    mayTicket,
    onsetMs: readTime(onset ?? first, start).ms,
    onset: onset ?? `events[0] at ${first}`,
    ...(within !== undefined && { withinMs: readDuration(within) ?? 0 }),
    ...(openUntil !== undefined && { openUntilMs: readTime(openUntil, start).ms }),
    tolerate: shareOf(tolerate),
  };
}
