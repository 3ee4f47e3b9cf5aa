import type { Service } from '../../../lib/contract/fleet';
import type { Cell, Verdict } from '../../../lib/contract/verdict';
import { hostOf } from '../probing/host-of';
import type { ServiceObservation } from '../probing/service-observation';
import { sanitize } from '../sanitize';
import { type EndpointJudgement, judgeEndpoint } from './judge-endpoint';
import { judgeName, type NameJudgement } from './judge-name';
import { type FoundCode, verdictOf } from './verdict-of';

/** What a cell's judgement needs to know of the service. */
export type JudgedService = Pick<Service, 'name' | 'objectiveMs'>;

function extreme(pick: (...values: number[]) => number, values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 ? pick(...known) : undefined;
}

/** Drops the members without a value: a cell says only what is known. */
function known<T extends object>(members: { readonly [K in keyof T]: T[K] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** Evidence for what a verdict says, and for no other endpoint's trouble. */
function detailOf(
  verdict: Verdict,
  names: readonly NameJudgement[],
  endpoints: readonly EndpointJudgement[],
): string | undefined {
  const saidOf = (code: FoundCode) =>
    [...names, ...endpoints].find((each) => each.code === code && each.detail)?.detail;
  if (verdict.kind === 'up') return saidOf('up');
  const [first, second] = [saidOf(verdict.code), verdict.kind === 'failing' ? verdict.connection : undefined];
  const atLastGood = second === undefined || second === 'up' || second === 'blocked' ? undefined : saidOf(second);
  const parts = [first, atLastGood].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join('; ') : undefined;
}

/**
 * Makes a cell of what was seen of a service.
 * @param at the run's minute, epoch milliseconds: what a certificate's days are counted from
 */
export function judgeService({ name, objectiveMs }: JudgedService, seen: ServiceObservation, at: number): Cell {
  const names = seen.names.map(judgeName);
  const endpoints = seen.endpoints.flatMap((each) => judgeEndpoint(each, at) ?? []);
  const hosts = new Set(seen.endpoints.map(({ endpoint }) => hostOf(endpoint.url)));
  const responseTimeMs = extreme(
    Math.max,
    endpoints.map((each) => each.responseTimeMs),
  );
  const verdict = verdictOf({
    names: names.map(({ code }) => code),
    connections: endpoints.map(({ code }) => code),
    loneNames: names.filter((each) => !hosts.has(each.name)).map(({ code }) => code),
    responseTimeMs,
    objectiveMs,
  });
  const detail = detailOf(verdict, names, endpoints);
  const measured = known<Omit<Cell, 'service' | 'verdict'>>({
    responseTimeMs,
    certificateDays: extreme(
      Math.min,
      endpoints.map(({ certificateDays }) => certificateDays),
    ),
    detail: detail === undefined ? undefined : sanitize(detail),
  });
  return { service: name, verdict, ...measured };
}
