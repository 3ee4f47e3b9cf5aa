import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import type { SecureContext } from 'node:tls';
import type { HttpExpectations } from '../../../../lib/contract/expectations';
import type { HttpAsking } from '../../../../lib/contract/fleet';
import type { AddressGuard } from '../../address-guard';
import type { ClientCertificate } from '../../probing/credentials';
import { hostOf, isWeb, portOf } from '../../probing/host-of';
import type {
  BrokenExchange,
  DeadAddress,
  ExchangePhase,
  HttpExchange,
  HttpHead,
  PhaseTimes,
  TlsFacts,
  Unmet,
} from '../../probing/http-exchange';
import type { HttpRequest } from '../../probing/network';
import { needsText, type Said, unmetByAnswer } from '../../probing/promises/answer-promises';
import { unmetByTls } from '../../probing/promises/tls-promises';
import { RUN_LIMITS_MS } from '../../run-limits';
import { sanitize } from '../../sanitize';
import { errorCode, failure, reasonOf } from '../failure';
import { countdown } from '../time-limit';
import { connectFirst } from './connect-first';
import { sendRequest } from './exchange';
import { BodyBroken, readBody } from './read-body';
import { HTTP2, secure } from './secure';
import { sendHttp2 } from './send-http2';
import { startTls } from './start-tls';

/** What all requests of a network share. */
export interface HttpWorld {
  readonly guard: AddressGuard;
  readonly hasIpv6: boolean;
  /** One for all: parsing the public roots for each request would cost seconds. */
  readonly secureContext: SecureContext;
  /** The same, with what proves who we are. @throws Error where that is no certificate with its key */
  readonly contextAs: (who: ClientCertificate) => SecureContext;
  /** Whether all certificates of a good chain are told, or only the server's own. */
  readonly readsChain: boolean;
}

/** What is known of an exchange so far. */
interface Progress {
  address?: string;
  dead?: readonly DeadAddress[];
  tls?: TlsFacts;
  head?: HttpHead;
}

/** A body has limits of its own. */
const PHASE_LIMIT_MS: Readonly<Partial<Record<ExchangePhase, number>>> = {
  connect: RUN_LIMITS_MS.connect,
  tls: RUN_LIMITS_MS.tls,
  firstByte: RUN_LIMITS_MS.firstByte,
};

/** What we offer to speak, the dearer first. */
function protocolsOf({ offersHttp2 = false }: HttpAsking): readonly string[] {
  return offersHttp2 ? [HTTP2, 'http/1.1'] : ['http/1.1'];
}

/** What an answer, or a connection, has promised and not kept. */
function keptPromises(
  expect: HttpExpectations,
  tls: TlsFacts | undefined,
  said?: Said,
): { readonly unmet?: readonly Unmet[] } {
  const unmet =
    process.env.CANARY_WITHOUT_PROMISES === 'yes'
      ? []
      : [...unmetByTls(tls, expect, Date.now()), ...(said === undefined ? [] : unmetByAnswer(said, expect))];
  return unmet.length > 0 ? { unmet } : {};
}

/** Requests one URL over a fresh connection, phase by phase. Every failure is an exchange that broke. */
export async function askHttp(
  request: HttpRequest,
  world: HttpWorld,
  limitMs: number,
  signal: AbortSignal,
): Promise<HttpExchange> {
  const left = countdown(limitMs);
  const { asking = {}, expect = {} } = request;
  const phasesMs: { -readonly [K in keyof PhaseTimes]: PhaseTimes[K] } = {};
  const sockets: Socket[] = [];
  const seen: Progress = {};
  let phase: ExchangePhase = 'connect';
  let began = performance.now();

  async function during<T>(name: ExchangePhase, act: (limitMs: number) => Promise<T>): Promise<T> {
    phase = name;
    began = performance.now();
    const done = await act(Math.min(PHASE_LIMIT_MS[name] ?? Infinity, left()));
    phasesMs[name] = performance.now() - began;
    return done;
  }

  async function connected(): Promise<Socket> {
    const { addresses, mayUsePrivate, url } = request;
    const destination = { ...world, addresses, mayUsePrivate, port: portOf(url) };
    const outcome = await connectFirst(destination, Math.min(RUN_LIMITS_MS.connect, left()), signal);
    if (outcome.dead.length > 0) seen.dead = outcome.dead;
    if (outcome.kind === 'unconnected') throw failure(outcome.error, outcome.reason);
    sockets.push(outcome.socket);
    seen.address = outcome.address;
    return outcome.socket;
  }

  function contextOf(who: ClientCertificate): SecureContext {
    try {
      return world.contextAs(who);
    } catch (error) {
      throw failure('ESECRET', `the client certificate cannot be used: ${reasonOf(error)}`);
    }
  }

  async function secured(socket: Socket, name: string, protocols: readonly string[]): Promise<Socket> {
    const keep = (facts: TlsFacts) => {
      seen.tls = facts;
    };
    const { clientCertificate: who } = request;
    const context = who === undefined ? world.secureContext : contextOf(who);
    const { startTls: protocol } = asking;
    const made = await during('tls', async (limit) => {
      const leftOf = countdown(limit);
      if (process.env.CANARY_WITHOUT_START_TLS !== 'yes' && protocol !== undefined)
        await startTls(socket, protocol, leftOf(), signal);
      return secure(socket, { name, protocols, context, readsChain: world.readsChain }, keep, leftOf(), signal);
    });
    sockets.push(made);
    return made;
  }

  function broken(error: unknown): BrokenExchange {
    const cause = error instanceof BodyBroken ? error.cause : error;
    return {
      kind: 'broken',
      ...seen,
      phase,
      error: errorCode(cause),
      reason: sanitize(reasonOf(cause)),
      ...(error instanceof BodyBroken && { bytes: error.bytes }),
      afterMs: performance.now() - began,
      phasesMs,
    };
  }

  try {
    const url = new URL(request.url);
    const plain = await during('connect', connected);
    const name = asking.serverName ?? hostOf(request.url);
    if (!isWeb(request.url)) {
      if (url.protocol === 'tls:') {
        await secured(plain, name, []);
        // Node falls over a connection that is destroyed within the callback of its handshake
        await setImmediate();
      }
      const { head: _, ...facts } = seen;
      return { kind: 'connected', ...facts, phasesMs, ...keptPromises(expect, seen.tls) };
    }
    const socket = url.protocol === 'https:' ? await secured(plain, name, protocolsOf(asking)) : plain;
    const send = process.env.CANARY_WITHOUT_HTTP2 !== 'yes' && seen.tls?.httpVersion === '2' ? sendHttp2 : sendRequest;
    const answer = await during('firstByte', (limit) => send(url, asking, socket, limit, signal));
    const { head } = answer;
    seen.head = head;
    if (!request.needsBody(head)) {
      return { kind: 'answered', ...seen, head, body: { bytes: 0, end: 'unread' }, phasesMs };
    }
    const isKept = process.env.CANARY_WITHOUT_PROMISES !== 'yes' && (needsText(expect) || expect.bytes !== undefined);
    const { facts: body, text = '' } = await during('transfer', (limit) => readBody(answer, isKept, limit, signal));
    const said = { url: request.url, head, body, text };
    return { kind: 'answered', ...seen, head, body, phasesMs, ...keptPromises(expect, seen.tls, said) };
  } catch (error) {
    return broken(error);
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}
