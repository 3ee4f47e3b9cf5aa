import type { NameServerQuestion } from '../network';
import { type AskContext, addressesOf, probeName } from '../probe-name';
import { type TimedReply, timed } from '../timed-reply';
import { askForNs, type Delegation, findZone } from './find-zone';
import {
  type AskedZone,
  isOwnAnswer,
  type LostZone,
  type NameServer,
  type ServerObservation,
  type Zone,
  type ZoneObservation,
} from './zone-observation';

/** A zone as an environment remembers it: its last good name servers, and since when it answers, or does not. */
export interface KnownZone extends Zone, Partial<Pick<AskedZone, 'isAnswering' | 'since'>> {}

/** A zone whose name servers are known, and from where. */
export interface LocatedZone extends Zone, Pick<AskedZone, 'from'> {
  readonly kind: 'located';
}

/** A name of which somebody wants to know the zone, and whether its name servers may have private addresses. */
export interface ZoneWish {
  readonly name: string;
  readonly mayUsePrivate: boolean;
}

/** Zones as one run sees them: whoever wants to know of one shares its packets. */
export interface Zones {
  readonly locate: (wish: ZoneWish) => Promise<LocatedZone | LostZone>;
  /** What the name servers of a name's zone say of it. */
  readonly check: (wish: ZoneWish) => Promise<ZoneObservation>;
  /** Sends one packet to a name server, the same for all who would send it. */
  readonly ask: (question: NameServerQuestion) => Promise<TimedReply>;
}

/** So long resolvers may be said not to know of a recovery yet; what they do not answer later is another trouble. */
const RECOVERY_MS = 3_600_000;

/** So many name servers of a zone are asked. */
const MAX_SERVERS = 8;

/** A function that works once for each input. */
function oncePer<Input, Result>(work: (input: Input) => Promise<Result>): (input: Input) => Promise<Result> {
  const begun = new Map<string, Promise<Result>>();
  return (input) => {
    const key = JSON.stringify(input);
    const result = begun.get(key) ?? work(input);
    begun.set(key, result);
    return result;
  };
}

/** What one may be told of a zone, another may not. */
const keyOf = ({ name, mayUsePrivate }: ZoneWish) => `${name}${mayUsePrivate ? ' with private addresses' : ''}`;

/** A name and all above it. */
function upwards(name: string): readonly string[] {
  const labels = name.split('.');
  return labels.map((_, index) => labels.slice(index).join('.'));
}

/** Where a name server listens: one address of each, for several lead to one server, or to its like. */
async function placeOf(name: string, known: Zone | undefined, context: AskContext, mayUsePrivate: boolean) {
  const seen = await probeName(name, context, mayUsePrivate);
  const [[address], [refused]] = [addressesOf(seen), seen.refused];
  if (address !== undefined) return { kind: 'askable', name, address } as const;
  if (refused !== undefined) {
    return { kind: 'unaskable', name, reason: `${refused.address}, ${refused.reason}: not asked` } as const;
  }
  const before = known?.servers.find((server) => server.name === name && server.kind === 'askable');
  return before ?? ({ kind: 'unaskable', name, reason: 'no address' } as const);
}

/**
 * The zones of one run.
 * @param memory the zones of earlier runs: one that cannot be found any more is asked at its last good name servers
 */
export function createZones(context: AskContext, memory: Map<string, KnownZone>): Zones {
  const { network, clock, left, signal } = context;
  const askFor = oncePer((name: string) => askForNs(name, context));

  const ask = oncePer((question: NameServerQuestion) =>
    timed(clock, () => network.nameServer(question, left(), signal)),
  );

  const serversOf = oncePer(async ({ zone, servers, mayUsePrivate }: Delegation & Pick<ZoneWish, 'mayUsePrivate'>) => {
    const known = memory.get(keyOf({ name: zone, mayUsePrivate }));
    return Promise.all(
      servers.slice(0, MAX_SERVERS).map((name): Promise<NameServer> => placeOf(name, known, context, mayUsePrivate)),
    );
  });

  const locate = oncePer(async ({ name, mayUsePrivate }: ZoneWish): Promise<LocatedZone | LostZone> => {
    const found = await findZone(name, askFor);
    if (found.kind === 'found') {
      const servers = await serversOf({ ...found, mayUsePrivate });
      return {
        kind: 'located',
        zone: found.zone,
        from: 'dns',
        servers,
        notAsked: found.servers.slice(MAX_SERVERS),
      };
    }
    const [known] = upwards(name).flatMap((zone) => memory.get(keyOf({ name: zone, mayUsePrivate })) ?? []);
    return known === undefined ? found : { ...known, kind: 'located', from: 'memory' };
  });

  const observe = async (zone: string, server: NameServer, mayUsePrivate: boolean): Promise<ServerObservation> => {
    if (server.kind === 'unaskable') return server;
    const over = (way: 'udp' | 'tcp') => ask(soaQuestion(server.address, way, zone, mayUsePrivate));
    const [udp, tcp] = await Promise.all([over('udp'), over('tcp')]);
    return { ...server, udp, tcp };
  };

  const check = oncePer(async (wish: ZoneWish): Promise<ZoneObservation> => {
    const located = await locate(wish);
    if (located.kind === 'lost') return located;
    const { zone, notAsked, from } = located;
    const servers = await Promise.all(located.servers.map((each) => observe(zone, each, wish.mayUsePrivate)));
    const isAnswering = servers.some(
      (each) => each.kind === 'askable' && (isOwnAnswer(each.udp.reply) || isOwnAnswer(each.tcp.reply)),
    );
    const key = keyOf({ ...wish, name: zone });
    const before = memory.get(key);
    const hasChanged = before?.isAnswering !== undefined && before.isAnswering !== isAnswering;
    const since = hasChanged ? clock.now() : before?.since;
    const isOver = since !== undefined && isAnswering && clock.now() - since > RECOVERY_MS;
    const state = { isAnswering, ...(since !== undefined && !isOver && { since }) };
    // what was cut off says nothing of the zone
    if (!signal.aborted) memory.set(key, { zone, servers: located.servers, notAsked, ...state });
    return { kind: 'asked', zone, notAsked, from, servers, ...state };
  });

  return { locate, check, ask };
}

function soaQuestion(address: string, over: 'udp' | 'tcp', name: string, mayUsePrivate: boolean): NameServerQuestion {
  return { address, over, name, type: 'SOA', mayUsePrivate };
}
