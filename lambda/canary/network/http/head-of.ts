import type { HttpHead } from '../../probing/http-exchange';
import { MOST_OF_HEAD } from './answer';

/** Headers as Node gives them: what it makes of those that stand there several times, and each as it came. */
interface GivenHeaders {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Names and values in turn. */
  readonly rawHeaders: readonly string[];
}

/** Headers that say what comes next: kept before all others. */
const STEERING: ReadonlySet<string> = new Set(['location', 'cf-mitigated', 'x-amzn-waf-action']);

/** Headers that came more than once. */
function repeatedIn(rawHeaders: readonly string[]): NonNullable<HttpHead['repeated']> {
  const values = new Map<string, string[]>();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase() ?? '';
    values.set(name, [...(values.get(name) ?? []), rawHeaders[at + 1] ?? '']);
  }
  return Object.fromEntries([...values].filter(([, { length }]) => length > 1));
}

/** The head of an answer, as much of it as is kept. */
export function headOf(status: number | undefined, { headers, rawHeaders }: GivenHeaders): HttpHead {
  let room: number = MOST_OF_HEAD.keptBytes;
  const spelt = Object.entries(headers)
    .toSorted(([a], [b]) => Number(STEERING.has(b)) - Number(STEERING.has(a)))
    .map(([name, value]) => [name, [value].flat().join(', ')] as const)
    .filter(([name, value]) => {
      const fits = name.length + value.length <= room;
      if (fits) room -= name.length + value.length;
      return fits;
    });
  const names = Object.keys(headers).length;
  const isRepeated = 2 * names < rawHeaders.length && rawHeaders.length <= MOST_OF_HEAD.spellings;
  return {
    status: status ?? 0,
    headers: Object.fromEntries(spelt),
    ...(isRepeated && { repeated: repeatedIn(rawHeaders) }),
  };
}
