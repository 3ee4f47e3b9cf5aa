import type { FailureCode } from '../../lib/contract/failure-codes';
import { classify } from './classify';
import { LIMITS } from './limits';
import type { Network } from './network';

/** What all resolvers together say of one name. */
export interface NameResult {
  readonly name: string;
  /** `up` when any resolver answered; else the most telling code of all. */
  readonly code: FailureCode | 'up';
  readonly addresses: readonly string[];
  /** Resolver to its own code, for the resolvers that failed. */
  readonly failedResolvers: ReadonlyMap<string, FailureCode>;
}

/** When resolvers fail differently, the one that got an answer knows more than the one that heard nothing. */
const TELLING: readonly FailureCode[] = [
  'dns.nxdomain',
  'dns.nodata',
  'dns.bogus',
  'dns.loop',
  'dns.answer',
  'dns.servfail',
  'dns.refused',
  'dns.malformed',
  'dns.truncated',
  'dns.unreachable',
  'dns.timeout',
];

function mostTelling(codes: readonly FailureCode[]): FailureCode {
  return TELLING.find((code) => codes.includes(code)) ?? codes[0] ?? 'probe.noroute';
}

/** Asks every resolver for a name at once; the name fails only if all of them fail. */
export async function resolveName(
  name: string,
  resolvers: readonly string[],
  network: Network,
  limitMs: number,
): Promise<NameResult> {
  const limit = Math.min(LIMITS.dnsQuestion, limitMs);
  const answers = await Promise.all(
    resolvers.map(async (resolver) => {
      const seen = await network.dns({ name, type: 'A', resolver }, limit);
      return { resolver, code: classify(seen), addresses: seen.addresses };
    }),
  );
  const failed = answers.flatMap(({ resolver, code }) => (code === 'up' ? [] : [[resolver, code] as const]));
  const good = answers.filter(({ code }) => code === 'up');
  return {
    name,
    code: good.length > 0 ? 'up' : mostTelling(failed.map(([, code]) => code)),
    addresses: [...new Set(good.flatMap(({ addresses }) => addresses))],
    failedResolvers: new Map(failed),
  };
}
