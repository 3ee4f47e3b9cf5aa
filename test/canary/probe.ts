import { setMaxListeners } from 'node:events';
import { createSecureContext } from 'node:tls';
import { systemClock } from '../../lambda/canary/clock';
import { judgeService } from '../../lambda/canary/judging/judge-service';
import { createNetwork } from '../../lambda/canary/network/create-network';
import { portOf } from '../../lambda/canary/probing/host-of';
import { type ProbeTarget, probeService } from '../../lambda/canary/probing/probe-service';
import type { SecretReader } from '../../lambda/canary/probing/secrets';
import type { ServiceObservation } from '../../lambda/canary/probing/service-observation';
import type { HttpEndpoint } from '../../lib/contract/fleet';
import type { Cell } from '../../lib/contract/verdict';
import type { Certificate } from '../servers/certificates';

/** What a probe of a test is given besides its target. */
export interface ProbeOptions {
  readonly resolvers: readonly string[];
  readonly trusts?: Certificate;
  /** @default 5,000 ms */
  readonly leftMs?: number;
  readonly lastGood?: Map<string, readonly string[]>;
  /** Ports of the configuration besides those of the target. */
  readonly ports?: readonly number[];
  readonly isLambda?: boolean;
  /** @default false */
  readonly hasIpv6?: boolean;
  readonly before?: ServiceObservation;
  readonly secrets?: SecretReader;
}

/** Asks a target once, through the real network, and keeps what was seen. */
export function observe(target: ProbeTarget, options: ProbeOptions): Promise<ServiceObservation> {
  const {
    resolvers,
    trusts,
    leftMs = 5_000,
    lastGood = new Map(),
    ports = [],
    isLambda = false,
    hasIpv6 = false,
    before,
    secrets,
  } = options;
  const secureContext = createSecureContext({ ca: trusts?.cert });
  const network = createNetwork({
    systemResolver: '127.0.0.1',
    hasIpv6,
    isLambda,
    secureContext,
    ...(trusts && { authorities: trusts.cert }),
  });
  const began = systemClock.now();
  const { signal } = new AbortController();
  setMaxListeners(0, signal);
  const context = {
    network,
    resolvers,
    clock: systemClock,
    lastGood,
    ports: new Set([80, 443, ...ports, ...target.http.map(({ url }) => portOf(url))]),
    left: () => Math.max(0, began + leftMs - systemClock.now()),
    signal,
    ...(secrets && { secrets }),
  };
  return probeService(target, context, before);
}

/** What is made of a target that is asked once, through the real network. */
export async function cellOf(target: ProbeTarget, options: ProbeOptions): Promise<Cell> {
  return judgeService({ name: 'site' }, await observe(target, options), Date.now());
}

/** A target of one URL, which may have private addresses. */
export function open(url: string, more: Partial<HttpEndpoint> = {}): ProbeTarget {
  return { dns: [], http: [{ url, allowPrivateAddresses: true, ...more }] };
}

/** A text without its times: a busy machine takes a little longer. */
export function timeless(text: string): string {
  return text.replaceAll(/\d+\.\d s/g, 'N s').replaceAll(/\d+ ms/g, 'N ms');
}

/** A cell in one line: its code, and its detail. */
export function spell({ verdict, detail = '' }: Cell): string {
  const code = verdict.kind === 'up' ? 'up' : verdict.code;
  return detail === '' ? code : `${code}: ${detail}`;
}
