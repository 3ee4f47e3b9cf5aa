import { setMaxListeners } from 'node:events';
import type { Clock } from '../clock';
import { RUN_LIMITS_MS } from '../run-limits';
import type { DnsReply } from './dns-reply';
import type { AddressType, Network } from './network';
import type { NameObservation, RefusedAddress, ResolverReply } from './service-observation';
import { timed } from './timed-reply';

/** What a name is asked for: of each list the first type that has something. */
export type AskedTypes = readonly (readonly AddressType[])[];

/** One address is as good as another: IPv4, and IPv6 where that has nothing. */
export const ANY_ADDRESS: AskedTypes = [['A', 'AAAA']];

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

/** All addresses that were answered, IPv4 before IPv6, each once. */
export function allAddresses(replies: readonly ResolverReply[]): readonly string[] {
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
 * Asks every resolver for a name at once. After the first answer that can be used the others have little time: a silent
 * resolver does not keep a run waiting.
 * @param mayUsePrivate whether the configuration lets this name have private addresses
 */
export async function probeName(
  name: string,
  context: AskContext,
  mayUsePrivate: boolean,
  asked: AskedTypes = ANY_ADDRESS,
): Promise<NameObservation> {
  const { network, resolvers, clock, left, signal } = context;
  const refusalsIn = (addresses: readonly string[]): readonly RefusedAddress[] =>
    addresses.flatMap((address) => {
      const reason = network.guard(address, mayUsePrivate);
      return reason === undefined ? [] : [{ address, reason }];
    });
  const isUsable = (reply: DnsReply) => foundIn(reply).length > refusalsIn(foundIn(reply)).length;

  async function askFor(types: readonly AddressType[]): Promise<readonly ResolverReply[]> {
    const ended = childOf(signal);
    const endSoon = () => clock.sleep(RUN_LIMITS_MS.otherResolvers, ended.signal).then(() => ended.abort(ENOUGH));
    const asking = resolvers.map(async (resolver) => {
      const replies: ResolverReply[] = [];
      for (const type of types) {
        const said = await timed(clock, () => network.dns({ name, type, resolver }, left(), ended.signal));
        replies.push({ resolver, type, ...said });
        if (isUsable(said.reply)) void endSoon();
        if (!hasNothing(said.reply)) break;
      }
      return replies;
    });
    const replies = (await Promise.all(asking)).flat();
    ended.abort(ENOUGH);
    return replies;
  }

  const replies = (await Promise.all(asked.map(askFor))).flat();
  return { name, replies, refused: refusalsIn(allAddresses(replies)) };
}
