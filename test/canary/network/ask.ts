import { createSecureContext } from 'node:tls';
import { classifyExchange } from '../../../lambda/canary/judging/classify-exchange';
import { createNetwork } from '../../../lambda/canary/network/create-network';
import { isAcceptedStatus } from '../../../lambda/canary/probing/accepted-status';
import type { HttpEndpoint } from '../../../lib/contract/fleet';
import type { Certificate } from '../../servers/certificates';

/** Nobody stops waiting. */
export const UNENDED = new AbortController().signal;

/** For what must wait for its limit. */
export const SHORT_MS = 200;

/** For what must not. */
export const PATIENT_MS = 5_000;

/** What a test asks differently from the rest: of loopback, which is allowed, and without IPv6. */
export interface Ask extends Partial<HttpEndpoint> {
  readonly limitMs?: number;
  readonly addresses?: readonly string[];
  readonly trusts?: Certificate;
  /** @default nobody stops waiting */
  readonly signal?: AbortSignal;
}

/** Requests a URL through the real network. */
export function ask(
  url: string,
  { limitMs = PATIENT_MS, addresses = ['127.0.0.1'], trusts, signal = UNENDED, ...more }: Ask = {},
) {
  const secureContext = createSecureContext({ ca: trusts?.cert });
  const network = createNetwork({ systemResolver: '127.0.0.1', hasIpv6: false, isLambda: false, secureContext });
  const { allowPrivateAddresses: mayUsePrivate = true } = more;
  const needsBody = ({ status }: { readonly status: number }) => isAcceptedStatus(status, more.status);
  const { asking, expect } = more;
  const request = { url, addresses, mayUsePrivate, needsBody, ...(asking && { asking }), ...(expect && { expect }) };
  return network.http(request, limitMs, signal);
}

/** The code of a request through the real network. */
export async function codeOf(url: string, asked: Ask = {}) {
  return classifyExchange(await ask(url, asked), { url, ...asked });
}
