import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { HttpEndpoint } from '../../../lib/contract/fleet';
import { harmless } from '../harmless';
import { LIMITS } from '../limits';
import type { HttpRequest } from '../network';
import type { HttpObservation, Phase, Timings } from '../observation';
import { isAccepted } from './accepted-status';
import { connectFirst } from './connect-first';
import { readBody, sendGet } from './exchange';
import { codeOf, messageOf } from './failure';
import { describeHandshake, secure } from './secure';
import { countdown } from './within';

/** What all requests of a network share. */
export interface HttpWorld {
  readonly hasIpv6: boolean;
  /** Milliseconds since the epoch, for the days that certificates have left. */
  readonly now: () => number;
  /** One for all: parsing the public roots for each request would cost seconds. */
  readonly secureContext: SecureContext;
}

const PHASE_LIMIT_MS: Readonly<Record<Phase, number>> = {
  connect: LIMITS.connect,
  tls: LIMITS.tls,
  firstByte: LIMITS.firstByte,
  transfer: Number.POSITIVE_INFINITY,
};

/** Headers by which Cloudflare and AWS WAF say that a browser has to prove itself, whatever the status. */
function isChallenge({ headers }: IncomingMessage): boolean {
  return headers['cf-mitigated'] === 'challenge' || /^(challenge|captcha)$/.test(String(headers['x-amzn-waf-action']));
}

/** What the head of an answer says. A redirect that the endpoint does not accept as such is the caller's to follow. */
function judge(response: IncomingMessage, { status: ranges }: HttpEndpoint) {
  const { statusCode: status = 0, headers } = response;
  const challenge = isChallenge(response) ? { challenge: true } : {};
  if (isAccepted(status, ranges)) return { status, ...challenge };
  if (status >= 300 && status < 400 && headers.location !== undefined) {
    return { status, ...challenge, location: headers.location };
  }
  return { status, ...challenge, unmet: 'status' as const };
}

/** Requests one URL over a fresh connection, phase by phase. Every failure is an observation. */
export async function askHttp(request: HttpRequest, limitMs: number, world: HttpWorld): Promise<HttpObservation> {
  const left = countdown(limitMs);
  const timings: { -readonly [P in keyof Timings]: Timings[P] } = {};
  const sockets: Socket[] = [];
  let phase: Phase = 'connect';
  let known: Partial<HttpObservation> = {};

  async function step<T>(name: Phase, act: (limitMs: number) => Promise<T>): Promise<T> {
    phase = name;
    const began = performance.now();
    const done = await act(Math.min(PHASE_LIMIT_MS[name], left()));
    timings[name] = performance.now() - began;
    return done;
  }

  try {
    const url = new URL(request.url);
    const isSecure = url.protocol === 'https:';
    const destination = {
      addresses: request.addresses,
      port: Number(url.port || (isSecure ? 443 : 80)),
      allowPrivateAddresses: request.endpoint.allowPrivateAddresses === true,
      hasIpv6: world.hasIpv6,
    };
    const connection = await step('connect', (limit) => connectFirst(destination, limit));
    let socket: Socket = connection.socket;
    sockets.push(socket);
    known = { address: connection.address };
    if (isSecure) {
      const host = url.hostname.replace(/^\[|\]$/g, '');
      const secured = await step('tls', (limit) => secure(connection.socket, host, world.secureContext, limit));
      known = { ...known, ...describeHandshake(secured, world.now()) };
      sockets.push(secured);
      socket = secured;
    }
    const response = await step('firstByte', (limit) => sendGet(url, socket, limit));
    known = { ...known, ...judge(response, request.endpoint) };
    // What is refused, redirected or unmet by its head needs no body.
    if (known.unmet === undefined && known.location === undefined)
      await step('transfer', (limit) => readBody(response, limit));
    return { kind: 'http', ...known, timings };
  } catch (error) {
    const failed = { phase, error: codeOf(error), detail: harmless(messageOf(error)) };
    return { kind: 'http', ...known, failed, timings };
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}
