import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { harmless } from '../harmless';
import { LIMITS } from '../limits';
import type { HttpRequest } from '../network';
import type { HttpObservation, Phase } from '../observation';
import { connectFirst } from './connect-first';
import { readBody, sendGet } from './exchange';
import { codeOf, messageOf } from './failure';
import { judgeHead } from './judge-head';
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

const PHASE_LIMIT_MS: Readonly<Partial<Record<Phase, number>>> = {
  connect: LIMITS.connect,
  tls: LIMITS.tls,
  firstByte: LIMITS.firstByte,
};

/** Requests one URL over a fresh connection, phase by phase. Every failure is an observation. */
export async function askHttp(request: HttpRequest, limitMs: number, world: HttpWorld): Promise<HttpObservation> {
  const left = countdown(limitMs);
  const timings: Partial<Record<Phase, number>> = {};
  const sockets: Socket[] = [];
  let phase: Phase = 'connect';
  let seen: Partial<HttpObservation> = {};

  async function during<T>(name: Phase, act: (limitMs: number) => Promise<T>): Promise<T> {
    phase = name;
    const began = performance.now();
    const done = await act(Math.min(PHASE_LIMIT_MS[name] ?? Infinity, left()));
    timings[name] = performance.now() - began;
    return done;
  }

  async function open(url: URL): Promise<Socket> {
    const isSecure = url.protocol === 'https:';
    const destination = {
      addresses: request.addresses,
      port: Number(url.port || (isSecure ? 443 : 80)),
      allowPrivateAddresses: request.endpoint.allowPrivateAddresses === true,
      hasIpv6: world.hasIpv6,
    };
    const { socket, address } = await during('connect', (limit) => connectFirst(destination, limit));
    sockets.push(socket);
    seen = { address };
    if (!isSecure) return socket;
    // Without the brackets of an address or the dot of a root: neither is part of a server name (RFC 6066, section 3).
    const host = url.hostname.replace(/^\[|\]$|\.$/g, '');
    const secured = await during('tls', (limit) => secure(socket, host, world.secureContext, limit));
    sockets.push(secured);
    seen = { ...seen, ...describeHandshake(secured, world.now()) };
    return secured;
  }

  try {
    const url = new URL(request.url);
    const socket = await open(url);
    const response = await during('firstByte', (limit) => sendGet(url, socket, limit));
    seen = { ...seen, ...judgeHead(response, request.endpoint) };
    // What is refused or redirected by its head needs no body.
    const needsBody = seen.unmet === undefined && seen.location === undefined;
    if (needsBody) await during('transfer', (limit) => readBody(response, limit));
    return { kind: 'http', ...seen, timings };
  } catch (error) {
    const failed = { phase, error: codeOf(error), detail: harmless(messageOf(error)) };
    return { kind: 'http', ...seen, failed, timings };
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}
