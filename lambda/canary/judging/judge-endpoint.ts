import type { FailureCode } from '../../../lib/contract/failure-codes';
import type { HttpExchange } from '../probing/http-exchange';
import type { EndpointObservation, Hop } from '../probing/service-observation';
import { classifyExchange } from './classify-exchange';

/** What is made of one endpoint: its code, what people need to know of it, and what was measured at its last hop. */
export interface EndpointJudgement {
  readonly code: FailureCode | 'up';
  readonly detail?: string;
  readonly responseTimeMs?: number;
  readonly certificateDays?: number;
}

const DAY_MS = 86_400_000;

/** What our own event loop made late by more than `most`, or by more than `least` and most of all, says nothing of its target. */
const LAG = { leastMs: 25, mostMs: 50, share: 2 / 3 };

function responseTime({ phasesMs, lagMs = 0 }: HttpExchange): number | undefined {
  const { connect = 0, tls = 0, firstByte } = phasesMs;
  if (firstByte === undefined) return undefined;
  const responseTimeMs = connect + tls + firstByte;
  const mostLagMs = Math.min(LAG.mostMs, Math.max(LAG.leastMs, LAG.share * responseTimeMs));
  return lagMs > mostLagMs ? undefined : responseTimeMs;
}

function measured({ exchange }: Hop, at: number): Pick<EndpointJudgement, 'responseTimeMs' | 'certificateDays'> {
  const responseTimeMs = responseTime(exchange);
  const expires = exchange.tls?.chain[0]?.validTo;
  return {
    ...(responseTimeMs !== undefined && { responseTimeMs }),
    ...(expires !== undefined && { certificateDays: (expires - at) / DAY_MS }),
  };
}

function detailOf({ exchange }: Hop): string | undefined {
  return exchange.kind === 'broken' ? exchange.reason : `status ${exchange.head.status}`;
}

/** Judges an endpoint by where its redirects end; undefined where no address to request it at was known. */
export function judgeEndpoint(seen: EndpointObservation, at: number): EndpointJudgement | undefined {
  if (seen.kind === 'no-address') return undefined;
  const last = seen.hops.at(-1) ?? seen.hops[0];
  const code = seen.deadEnd === undefined ? classifyExchange(last.exchange, seen.endpoint) : 'http.redirect';
  const detail = code === 'up' ? undefined : detailOf(last);
  return { code, ...(detail !== undefined && { detail }), ...measured(last, at) };
}
