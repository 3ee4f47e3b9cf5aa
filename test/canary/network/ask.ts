import { createSecureContext } from 'node:tls';
import { classify } from '../../../lambda/canary/classify';
import { createNetwork } from '../../../lambda/canary/network/create-network';
import type { HttpEndpoint } from '../../../lib/contract/fleet';
import type { Certificate } from '../../servers/certificates';

/** For what must wait for its limit. */
export const SHORT_MS = 200;

/** For what must not. */
export const PATIENT_MS = 5_000;

/** What a test asks differently from the rest: of loopback, which is allowed, and without IPv6. */
export interface Ask extends Partial<HttpEndpoint> {
  readonly limitMs?: number;
  readonly addresses?: readonly string[];
  readonly trusts?: Certificate;
}

/** Requests a URL through the real network. */
export function ask(url: string, { limitMs = PATIENT_MS, addresses = ['127.0.0.1'], trusts, ...endpoint }: Ask = {}) {
  const secureContext = createSecureContext({ ca: trusts?.cert });
  const network = createNetwork({ systemResolver: '127.0.0.1', hasIpv6: false, now: Date.now, secureContext });
  return network.http({ endpoint: { url, allowPrivateAddresses: true, ...endpoint }, url, addresses }, limitMs);
}

/** The code of a request through the real network. */
export async function codeOf(...asked: Parameters<typeof ask>) {
  return classify(await ask(...asked));
}
