import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { ExchangePhase, HttpExchange, HttpHead, PhaseTimes, TlsFacts } from '../../probing/http-exchange';
import type { HttpRequest } from '../../probing/network';
import { RUN_LIMITS_MS } from '../../run-limits';
import { sanitize } from '../../sanitize';
import { errorCode, reasonOf } from '../failure';
import { countdown } from '../time-limit';
import { connectFirst } from './connect-first';
import { headOf, readBody, sendGet } from './exchange';
import { secure, tlsFacts } from './secure';

/** What all requests of a network share. */
export interface HttpWorld {
  readonly hasIpv6: boolean;
  /** One for all: parsing the public roots for each request would cost seconds. */
  readonly secureContext: SecureContext;
}

/** What is known of an exchange so far. */
interface Progress {
  address?: string;
  tls?: TlsFacts;
  head?: HttpHead;
}

const PHASE_LIMIT_MS: Readonly<Partial<Record<ExchangePhase, number>>> = {
  connect: RUN_LIMITS_MS.connect,
  tls: RUN_LIMITS_MS.tls,
  firstByte: RUN_LIMITS_MS.firstByte,
};

/** Requests one URL over a fresh connection, phase by phase. Every failure is an exchange that broke. */
export async function askHttp(request: HttpRequest, limitMs: number, world: HttpWorld): Promise<HttpExchange> {
  const left = countdown(limitMs);
  const phasesMs: { -readonly [K in keyof PhaseTimes]: PhaseTimes[K] } = {};
  const sockets: Socket[] = [];
  const seen: Progress = {};
  let phase: ExchangePhase = 'connect';

  async function during<T>(name: ExchangePhase, act: (limitMs: number) => Promise<T>): Promise<T> {
    phase = name;
    const began = performance.now();
    const done = await act(Math.min(PHASE_LIMIT_MS[name] ?? Infinity, left()));
    phasesMs[name] = performance.now() - began;
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
    seen.address = address;
    if (!isSecure) return socket;
    // Without the brackets of an address or the dot of a root: neither is part of a server name (RFC 6066, section 3).
    const host = url.hostname.replace(/^\[|\]$|\.$/g, '');
    const secured = await during('tls', (limit) => secure(socket, host, world.secureContext, limit));
    sockets.push(secured);
    seen.tls = tlsFacts(secured);
    return secured;
  }

  try {
    const url = new URL(request.url);
    const socket = await open(url);
    const response = await during('firstByte', (limit) => sendGet(url, socket, limit));
    const head = headOf(response);
    seen.head = head;
    const body = request.needsBody(head)
      ? await during('transfer', (limit) => readBody(response, limit))
      : { bytes: 0, end: 'unread' as const };
    return { kind: 'answered', ...seen, head, body, phasesMs };
  } catch (error) {
    return { kind: 'broken', ...seen, phase, error: errorCode(error), reason: sanitize(reasonOf(error)), phasesMs };
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}
