import { setMaxListeners } from 'node:events';
import type { Clock } from '../clock';
import { RUN_LIMITS_MS } from '../run-limits';
import type { DnsReply } from './dns-reply';
import type { AddressType, Network } from './network';
import type { NameObservation, RefusedAddress, ResolverReply } from './service-observation';

/** Why we stop asking. Without a word of ours, each end would cost an exception with its stack. */
const ENOUGH = 'nobody waits any more';

/** What asking takes besides what is asked for. */
export interface AskContext {
  readonly network: Network;
  readonly resolvers: readonly string[];
  readonly clock: Clock;
  /** Milliseconds that this try may still take. */
  readonly left: () => number;
  /** Aborted when the run publishes: nobody waits any more. */
  readonly signal: AbortSignal;
}

function foundIn(reply: DnsReply): readonly string[] {
  return reply.kind === 'answered' && reply.rcode === 'NOERROR' ? reply.addresses : [];
}

/** The name is there, but has nothing of this kind. */
function hasNothing(reply: DnsReply): boolean {
  return reply.kind === 'answered' && reply.rcode === 'NOERROR' && reply.addresses.length === 0;
}

/** IPv4 before IPv6, each once. */
function allAddresses(replies: readonly ResolverReply[]): readonly string[] {
  const ofType = (wanted: AddressType) => replies.flatMap(({ type, reply }) => (type === wanted ? foundIn(reply) : []));
  return [...new Set([...ofType('A'), ...ofType('AAAA')])];
}

/** The addresses of a name that a probe may connect to, IPv4 first, each once. */
export function addressesOf(name: NameObservation): readonly string[] {
  const refused = new Set(name.refused.map(({ address }) => address));
  return allAddresses(name.replies).filter((address) => !refused.has(address));
}

/** A controller of its own that aborts with another signal, too. */
function childOf(signal: AbortSignal): AbortController {
  const child = new AbortController();
  // every resolver's sockets listen
  setMaxListeners(0, child.signal);
  signal.addEventListener('abort', () => child.abort(ENOUGH), { signal: child.signal });
  if (signal.aborted) child.abort(ENOUGH);
  return child;
}

/**
 * Asks every resolver for a name at once: for IPv4, and for IPv6 where that has nothing. After the first answer that
 * can be used the others have little time: a silent resolver does not keep a run waiting.
 * @param mayUsePrivate whether the configuration lets this name have private addresses
 */
export async function probeName(name: string, context: AskContext, mayUsePrivate: boolean): Promise<NameObservation> {
  const { network, resolvers, clock, left, signal } = context;
  const refusalsIn = (addresses: readonly string[]): readonly RefusedAddress[] =>
    addresses.flatMap((address) => {
      const reason = network.guard(address, mayUsePrivate);
      return reason === undefined ? [] : [{ address, reason }];
    });
  const isUsable = (reply: DnsReply) => foundIn(reply).length > refusalsIn(foundIn(reply)).length;

  const ended = childOf(signal);
  const endSoon = () => clock.sleep(RUN_LIMITS_MS.otherResolvers, ended.signal).then(() => ended.abort(ENOUGH));
  const asking = resolvers.map(async (resolver) => {
    const replies: ResolverReply[] = [];
    for (const type of ['A', 'AAAA'] as const) {
      const askedAt = clock.now();
      const reply = await network.dns({ name, type, resolver }, left(), ended.signal);
      replies.push({ resolver, type, reply, elapsedMs: clock.now() - askedAt });
      if (isUsable(reply)) void endSoon();
      if (!hasNothing(reply)) break;
    }
    return replies;
  });
  const replies = (await Promise.all(asking)).flat();
  ended.abort(ENOUGH);
  return { name, replies, refused: refusalsIn(allAddresses(replies)) };
}
