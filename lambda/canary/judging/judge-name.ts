import type { FailureCode } from '../../../lib/contract/failure-codes';
import type { NameObservation } from '../probing/service-observation';
import { classifyReply } from './classify-reply';

/** What all resolvers together say of one name. */
export interface NameJudgement {
  readonly name: string;
  /** `up` when any resolver answered; else the most telling code of all. */
  readonly code: FailureCode | 'up';
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

/** Judges a name: it fails only if all of its resolvers fail. */
export function judgeName({ name, replies }: NameObservation): NameJudgement {
  const codes = replies.map(({ resolver, reply }) => [resolver, classifyReply(reply)] as const);
  const failed = codes.flatMap(([resolver, code]) => (code === 'up' ? [] : [[resolver, code] as const]));
  return {
    name,
    code: failed.length < codes.length ? 'up' : mostTelling(failed.map(([, code]) => code)),
    failedResolvers: new Map(failed),
  };
}
