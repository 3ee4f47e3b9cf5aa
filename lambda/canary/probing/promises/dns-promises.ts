import type { DnsExpectations } from '../../../../lib/contract/dns-endpoint';
import { sanitize } from '../../sanitize';
import type { DnsAnswer, DnsRecord, UnmetByDns } from '../dns-reply';
import { isWithin, showBounds, showSeen } from './show-seen';

/** Names in any case and with or without their last dot are the same; so are texts. */
const same = (value: string) => value.toLowerCase().replace(/\.$/, '');

const list = (values: readonly string[]) => (values.length === 0 ? 'nothing' : values.map(showSeen).join(', '));

function unmetByValues(
  records: readonly DnsRecord[],
  { any, every, exactly, count, ttl }: DnsExpectations,
): readonly string[] {
  const seen = records.map(({ value }) => value);
  const found = new Set(seen.map(same));
  const outside = (values: readonly string[]) => {
    const wanted = new Set(values.map(same));
    return seen.filter((value) => !wanted.has(same(value)));
  };
  const missing = (values: readonly string[]) => values.filter((value) => !found.has(same(value)));
  const ttls = records.map((record) => record.ttl).filter((each) => ttl !== undefined && !isWithin(each, ttl));
  return [
    ...(count !== undefined && !isWithin(seen.length, count)
      ? [`${seen.length} records, expected ${showBounds(count)}`]
      : []),
    ...(any !== undefined && missing(any).length === any.length ? [`${list(seen)}, expected one of ${list(any)}`] : []),
    ...(every !== undefined && (seen.length === 0 || outside(every).length > 0)
      ? [`${list(seen)}, expected only ${list(every)}`]
      : []),
    ...(exactly !== undefined && (outside(exactly).length > 0 || missing(exactly).length > 0)
      ? [`${list(seen)}, expected exactly ${list(exactly)}`]
      : []),
    ...(ttl !== undefined && ttls.length > 0 ? [`TTL ${ttls.join(', ')} s, expected ${showBounds(ttl, ' s')}`] : []),
  ];
}

function unmetByFlags({ flags }: DnsAnswer, { isAuthenticated, isAuthoritative }: DnsExpectations): readonly string[] {
  const tell = (flag: string, isWanted: boolean) =>
    isWanted ? `no ${flag} flag, expected one` : `an ${flag} flag, expected none`;
  return [
    ...(isAuthenticated !== undefined && flags?.ad !== isAuthenticated ? [tell('AD', isAuthenticated)] : []),
    ...(isAuthoritative !== undefined && flags?.aa !== isAuthoritative ? [tell('AA', isAuthoritative)] : []),
  ];
}

/**
 * What an answer promises, and does not keep.
 * @param elapsedMs how long it took
 */
export function unmetByDns(
  answer: DnsAnswer,
  expect: DnsExpectations,
  elapsedMs: number,
): { readonly unmet: readonly UnmetByDns[]; readonly degraded?: string } {
  const { rcodes = ['NOERROR'], time = {}, any, every, exactly, count } = expect;
  if (!rcodes.includes(answer.rcode)) {
    return { unmet: [{ about: 'rcode', text: `${answer.rcode}, expected ${rcodes.join(', ')}` }] };
  }
  const records = answer.records ?? [];
  const asksForNone = count !== undefined || any !== undefined || every !== undefined || exactly !== undefined;
  if (answer.rcode === 'NOERROR' && records.length === 0 && !asksForNone) {
    return { unmet: [{ about: 'nodata', text: 'no record, expected one' }] };
  }
  const texts = [...unmetByValues(records, expect), ...unmetByFlags(answer, expect)];
  const late = (most: number) => `an answer in ${Math.ceil(elapsedMs)} ms, expected at most ${most} ms`;
  const { degradedMs = Infinity, failingMs = Infinity } = time;
  return {
    unmet: [
      ...texts.map((text): UnmetByDns => ({ about: 'answer', text: sanitize(text) })),
      ...(elapsedMs > failingMs ? [{ about: 'time', text: late(failingMs) } as const] : []),
    ],
    ...(elapsedMs > degradedMs && { degraded: late(degradedMs) }),
  };
}
