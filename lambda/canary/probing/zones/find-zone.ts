import type { DnsReply } from '../dns-reply';
import type { AskContext } from '../probe-name';
import { timed } from '../timed-reply';
import type { LostZone } from './zone-observation';

/** The closest zone around a name, and the names of its name servers, sorted. */
export interface Delegation {
  readonly kind: 'found';
  readonly zone: string;
  readonly servers: readonly string[];
}

/** What the resolvers say of a name's NS records. */
export type NsAnswer = LostZone['said'];

/** A resolver that says that a name is no zone knows as much as one that says that it is. */
function isUsable(reply: DnsReply): boolean {
  return reply.kind === 'answered' && (reply.rcode === 'NOERROR' || reply.rcode === 'NXDOMAIN');
}

/** Asks all resolvers for the NS records of a name: the first usable word, else what the first of them said. */
export async function askForNs(
  name: string,
  { network, resolvers, clock, left, signal }: AskContext,
): Promise<NsAnswer> {
  const asking = resolvers.map(async (resolver): Promise<NsAnswer> => {
    const asked = { name, resolver, endpoint: { name, type: 'NS' } };
    return { resolver, ...(await timed(clock, () => network.dns(asked, left(), signal))) };
  });
  const usable = asking.map((each) => each.then((said) => (isUsable(said.reply) ? said : Promise.reject(said))));
  return Promise.any(usable).catch(async () => {
    const [first] = await Promise.all(asking);
    return first ?? { resolver: 'nobody', reply: { kind: 'unanswered', error: 'EINVAL' }, elapsedMs: 0 };
  });
}

/** An alias is no zone, whatever its target is. */
function serversIn({ reply }: NsAnswer): readonly string[] {
  if (reply.kind === 'unanswered' || reply.rcode !== 'NOERROR' || reply.aliases !== undefined) return [];
  return [...new Set((reply.records ?? []).map(({ value }) => value))].sort();
}

/**
 * Finds the closest zone around a name, from the name itself upwards; a top-level domain is nobody's own.
 * @param askFor what the resolvers say of the NS records of a name
 */
export async function findZone(
  name: string,
  askFor: (name: string) => Promise<NsAnswer>,
): Promise<Delegation | LostZone> {
  for (let zone = name; ; zone = zone.slice(zone.indexOf('.') + 1)) {
    const said = await askFor(zone);
    const servers = serversIn(said);
    if (servers.length > 0) return { kind: 'found', zone, servers };
    const isTopmost = zone.split('.').length <= 2;
    if (isTopmost || !isUsable(said.reply)) return { kind: 'lost', name, said };
  }
}
