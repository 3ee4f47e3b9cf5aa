import type { FailureCode } from '../../../lib/contract/failure-codes';
import type { PhaseTimes } from '../probing/http-exchange';
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

function responseTime({ connect = 0, tls = 0, firstByte }: PhaseTimes): number | undefined {
  return firstByte === undefined ? undefined : connect + tls + firstByte;
}

function measured({ exchange }: Hop, at: number): Pick<EndpointJudgement, 'responseTimeMs' | 'certificateDays'> {
  const responseTimeMs = responseTime(exchange.phasesMs);
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
