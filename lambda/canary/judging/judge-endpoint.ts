import type { FailureCode } from '../../../lib/contract/failure-codes';
import type { HttpEndpoint } from '../../../lib/contract/fleet';
import { spellAccepted } from '../probing/accepted-status';
import { hostOf } from '../probing/host-of';
import type { HttpExchange } from '../probing/http-exchange';
import { isOwnLateness } from '../probing/promises/time-promises';
import {
  type ApartEndpoint,
  type DeadEnd,
  type EndpointObservation,
  type Hop,
  type RequestedEndpoint,
  requestsOf,
} from '../probing/service-observation';
import { classifyExchange } from './classify-exchange';
import { describeDead, describeExchange } from './describe-exchange';
import { judgeApart } from './judge-apart';
import { judgeName } from './judge-name';

/** What is made of one endpoint: its code, what people need to know of it, and what was measured. */
export interface EndpointJudgement {
  readonly host: string;
  readonly code: FailureCode | 'up';
  readonly detail?: string;
  /** At its last hop. */
  readonly responseTimeMs?: number;
  /** The least of all hops. */
  readonly certificateDays?: number;
  /** It took longer than it should, and not so long as to fail. */
  readonly isDegraded?: boolean;
  /** It answered where it should fail: that speaks for no cause. */
  readonly isInverted?: boolean;
}

const DAY_MS = 86_400_000;

function responseTime({ kind, phasesMs, lagMs = 0 }: HttpExchange): number | undefined {
  const { connect = 0, tls = 0, firstByte = kind === 'connected' ? 0 : undefined } = phasesMs;
  if (firstByte === undefined) return undefined;
  const responseTimeMs = connect + tls + firstByte;
  return isOwnLateness(responseTimeMs, lagMs) ? undefined : responseTimeMs;
}

/** Days that the certificate of a good handshake has left. */
function daysLeft({ exchange: { tls, phasesMs } }: Hop, at: number): readonly number[] {
  const expires = phasesMs.tls === undefined ? undefined : tls?.chain[0]?.validTo;
  return expires === undefined || Number.isNaN(expires) ? [] : [(expires - at) / DAY_MS];
}

function lastOf({ hops }: RequestedEndpoint): Hop {
  return hops.at(-1) ?? hops[0];
}

/** Of several requests the longest time, and the least of days. */
function measured(requests: readonly RequestedEndpoint[], at: number) {
  const last = requests.map((seen) => lastOf(seen).exchange);
  const times = last.flatMap((exchange) => responseTime(exchange) ?? []);
  const days = requests.flatMap(({ hops }) => hops).flatMap((hop) => daysLeft(hop, at));
  return {
    ...(last.some((exchange) => exchange.kind !== 'broken' && exchange.degraded !== undefined) && { isDegraded: true }),
    ...(times.length > 0 && { responseTimeMs: Math.max(...times) }),
    ...(days.length > 0 && { certificateDays: Math.min(...days) }),
  };
}

function judgeDeadEnd(deadEnd: DeadEnd): Pick<EndpointJudgement, 'code' | 'detail'> {
  const { kind, location } = deadEnd;
  const redirects = (why: string) => ({ code: 'http.redirect', detail: `redirects to ${location}: ${why}` }) as const;
  switch (kind) {
    case 'too-many':
      return redirects('too many redirects');
    case 'not-http':
      return redirects('not a web page');
    case 'port':
      return redirects(`port ${deadEnd.port}, which redirects may not lead to`);
    case 'refused-address':
      return redirects(`${deadEnd.address} is ${deadEnd.reason}`);
    case 'out-of-time':
      return { code: 'http.timeout', detail: `redirects to ${location}, and no time was left` };
    case 'no-address': {
      const { code, detail = '' } = judgeName(deadEnd.name);
      // what is our own trouble says nothing of the redirect
      return code.startsWith('probe.') ? { code, detail } : redirects(`${code} (${detail})`);
    }
  }
}

/** What is worth a word although the endpoint is up: addresses that are dead, answers that no parser takes. */
function remark(hops: readonly Hop[], at: number): string | undefined {
  const odd = hops.flatMap(({ exchange }) => {
    if (exchange.kind === 'broken') return [];
    const dead = describeDead(exchange.dead);
    const hasFault = exchange.kind === 'answered' && (exchange.head.fault ?? exchange.body.fault) !== undefined;
    return [
      ...(exchange.degraded === undefined ? [] : [exchange.degraded]),
      ...(dead === '' ? [] : [`${dead}; ${exchange.address} answers`]),
      ...(hasFault ? [describeExchange(exchange, at)] : []),
    ];
  });
  return odd.length > 0 ? odd.join('; ') : undefined;
}

/** What people need to know of an answer that is not as expected: what was seen, and what is expected. */
function disappointment(code: FailureCode, { exchange, hasCredentials }: Hop, endpoint: HttpEndpoint, at: number) {
  if (exchange.kind === 'broken') return describeExchange(exchange, at);
  const from = exchange.address === undefined ? '' : `, from ${exchange.address}`;
  const unmet = (exchange.unmet ?? []).map(({ text }) => text);
  if (code === 'http.status' && exchange.kind === 'answered') {
    const { status, fault } = exchange.head;
    const but = fault === undefined ? '' : `, but ${fault}`;
    const ours = status === 401 && hasCredentials === true ? ': our credentials were refused' : '';
    return `status ${status}, expected ${spellAccepted(endpoint.status)}${from}${ours}${but}`;
  }
  return unmet.length > 0 && !code.startsWith('blocked.')
    ? `${unmet.join('; ')}${from}`
    : describeExchange(exchange, at);
}

/** Judges a request by where its redirects end. */
export function judgeRequested(seen: RequestedEndpoint, at: number): Pick<EndpointJudgement, 'code' | 'detail'> {
  const { endpoint, hops, deadEnd } = seen;
  if (deadEnd !== undefined) return judgeDeadEnd(deadEnd);
  const last = lastOf(seen);
  const code = classifyExchange(last.exchange, endpoint, last.hasCredentials);
  const said = code === 'up' ? remark(hops, at) : disappointment(code, last, endpoint, at);
  if (said === undefined) return { code };
  return { code, detail: code === 'up' || hops.length === 1 ? said : `${last.url}: ${said}` };
}

/** A canary that asks none so has no rules for it. */
function judgeParts(seen: ApartEndpoint, at: number): Pick<EndpointJudgement, 'code' | 'detail'> {
  return process.env.CANARY_WITHOUT_ADDRESSES === 'yes'
    ? { code: 'probe.noroute' }
    : judgeApart(seen, (request) => judgeRequested(request, at));
}

/** An endpoint that should fail is good exactly where the plain check fails; what is our own trouble says neither. */
function inverted({ code, detail }: Pick<EndpointJudgement, 'code' | 'detail'>): Omit<EndpointJudgement, 'host'> {
  const said = detail === undefined ? '' : ` (${detail})`;
  if (code === 'up') return { code: 'http.status', detail: `expected to fail, and does not${said}`, isInverted: true };
  return code.startsWith('probe.')
    ? { code, ...(detail !== undefined && { detail }) }
    : { code: 'up', detail: `fails, as expected: ${code}${said}` };
}

/**
 * Judges an endpoint by where its redirects end; undefined where no address to request it at was known.
 * @param at what a certificate's days are counted from, epoch milliseconds
 */
export function judgeEndpoint(seen: EndpointObservation, at: number): EndpointJudgement | undefined {
  if (seen.kind === 'no-address') return undefined;
  const host = hostOf(seen.endpoint.url);
  if (seen.kind === 'refused-address') {
    const detail = `${seen.address} is ${seen.reason}, which probes may not connect to`;
    return { host, code: 'probe.noroute', detail };
  }
  const judged = seen.kind === 'requested' ? judgeRequested(seen, at) : judgeParts(seen, at);
  return {
    host,
    ...(seen.endpoint.shouldFail === true ? inverted(judged) : judged),
    ...measured(requestsOf(seen), at),
  };
}
