import type { Service } from '../../../lib/contract/fleet';
import type { Cell, Verdict } from '../../../lib/contract/verdict';
import { hostOf } from '../probing/host-of';
import type { EndpointObservation, ServiceObservation } from '../probing/service-observation';
import { sanitize } from '../sanitize';
import { type EndpointJudgement, judgeEndpoint } from './judge-endpoint';
import { judgeName, type NameJudgement } from './judge-name';
import { judgeQuestion, type QuestionJudgement } from './judge-question';
import { type FoundCode, hasFailed, verdictOf } from './verdict-of';

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
  names: readonly (NameJudgement | QuestionJudgement)[],
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

/** Hosts that only endpoints which should fail have. */
function hostsToFail({ endpoints }: ServiceObservation): ReadonlySet<string> {
  const hostsOf = (shouldFail: boolean) =>
    endpoints
      .filter(({ endpoint }) => (endpoint.shouldFail ?? false) === shouldFail)
      .map(({ endpoint }) => hostOf(endpoint.url));
  const others = new Set(hostsOf(false));
  return new Set(hostsOf(true).filter((host) => !others.has(host)));
}

/** Names without those that fail and may: what stands for them is that their endpoints fail, as expected. */
function withoutExpected(names: readonly NameJudgement[], seen: ServiceObservation): readonly NameJudgement[] {
  const toFail = hostsToFail(seen);
  return names.filter(({ name, code }) => !toFail.has(name) || code === 'up' || code.startsWith('probe.'));
}

/** An endpoint without an address is good where it should fail, and its name does. */
function expectedToFail(seen: EndpointObservation, names: readonly NameJudgement[]): EndpointJudgement | undefined {
  const host = hostOf(seen.endpoint.url);
  const isKnown = names.some(({ name }) => name === host);
  return seen.endpoint.shouldFail === true && !isKnown
    ? { host, code: 'up', detail: 'its name fails, as expected' }
    : undefined;
}

/**
 * Makes a cell of what was seen of a service.
 * @param at the run's minute, epoch milliseconds: what a certificate's days are counted from
 */
export function judgeService({ name, objectiveMs }: JudgedService, seen: ServiceObservation, at: number): Cell {
  const names = withoutExpected(seen.names.map(judgeName), seen);
  const endpoints = seen.endpoints.flatMap((each) => judgeEndpoint(each, at) ?? expectedToFail(each, names) ?? []);
  const questions = process.env.CANARY_WITHOUT_QUESTIONS === 'yes' ? [] : (seen.questions ?? []).map(judgeQuestion);
  const failing = endpoints.filter(({ code }) => hasFailed(code));
  const hosts = new Set(seen.endpoints.map(({ endpoint }) => hostOf(endpoint.url)));
  const responseTimeMs = extreme(
    Math.max,
    endpoints.map((each) => each.responseTimeMs),
  );
  const verdict = verdictOf({
    names: [...names, ...questions].map(({ code }) => code),
    connections: endpoints.map(({ code }) => code),
    loneNames: [...names.filter((each) => !hosts.has(each.name)), ...questions].map(({ code }) => code),
    responseTimeMs,
    objectiveMs,
    isDegraded: [...endpoints, ...questions].some((each) => each.isDegraded),
    isInverted: failing.length > 0 && failing.every((each) => each.isInverted),
  });
  const detail = detailOf(verdict, [...names, ...questions], endpoints);
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
