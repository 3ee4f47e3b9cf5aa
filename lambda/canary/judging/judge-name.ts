import type { FailureCode } from '../../../lib/contract/failure-codes';
import type { NameObservation } from '../probing/service-observation';
import { classifyReply } from './classify-reply';
import { describeReplies } from './describe-reply';
import { byLastWord } from './last-word';

/** What all resolvers together say of one name. */
export interface NameJudgement {
  readonly name: string;
  /** `up` when any resolver answered; else the most telling code of all. */
  readonly code: FailureCode | 'up';
  /** What was said, where it failed. */
  readonly detail?: string;
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

/** Of several codes the one that says most. */
export function mostTelling(codes: readonly FailureCode[]): FailureCode {
  return TELLING.find((code) => codes.includes(code)) ?? codes[0] ?? 'probe.noroute';
}

/** Judges a name: it fails only if all of its resolvers fail. */
export function judgeName(seen: NameObservation): NameJudgement {
  const refused = new Set(seen.refused.map(({ address }) => address));
  const codes = new Map<string, FailureCode | 'up'>();
  // asked twice, for IPv4 and IPv6, a resolver has answered with either, or with what it said last
  for (const { resolver, reply } of byLastWord(seen.replies)) {
    if (codes.get(resolver) !== 'up') codes.set(resolver, classifyReply(reply, refused));
  }
  const failed = [...codes].flatMap(([resolver, code]) => (code === 'up' ? [] : [[resolver, code] as const]));
  const isUp = failed.length < codes.size;
  return {
    name: seen.name,
    code: isUp ? 'up' : mostTelling(failed.map(([, code]) => code)),
    ...(!isUp && { detail: describeReplies(seen) }),
    failedResolvers: new Map(failed),
  };
}
