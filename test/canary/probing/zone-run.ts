import { type Clock, systemClock } from '../../../lambda/canary/clock';
import type { KnownZone } from '../../../lambda/canary/probing/zones/zones';
import type { DnsEndpoint } from '../../../lib/contract/dns-endpoint';
import type { Service } from '../../../lib/contract/fleet';
import type { Cell } from '../../../lib/contract/verdict';
import { type DnsBehaviour, record } from '../../servers/dns-behaviours';
import { authoritative, startZone, type ZoneOptions, type ZoneServers } from '../../servers/zone-servers';
import { oneRun } from '../one-run';
import { spell, timeless } from '../probe';

/** The zone of these tests. */
export const ZONE = 'shop.test';

/** A name server that knows the zone, at a serial of 7. */
export const good = authoritative(ZONE, 7);

/** A name server that knows addresses of the zone's own name, too. */
export const holding = (...data: readonly string[]): DnsBehaviour =>
  authoritative(ZONE, 7, { answers: data.map((address) => record('A', ZONE, address)) });

/** A service of one URL at which nobody listens: what its zone says is evidence, whatever its verdict. */
export const beside = (host: string, allowPrivateAddresses = true): Service => ({
  name: host,
  dns: [],
  http: [{ url: `http://${host}:1/`, allowPrivateAddresses, servers: 'authoritative' }],
});

/** A service of one question. */
export const asking = (question: Partial<DnsEndpoint> = {}): Service => ({
  name: ZONE,
  dns: [],
  http: [],
  questions: [{ name: ZONE, type: 'A', servers: 'authoritative', allowPrivateAddresses: true, ...question }],
});

const at = (time: string): Clock => {
  const began = performance.now();
  const from = Date.parse(`2026-03-01T${time}:40Z`);
  return { ...systemClock, now: () => from + performance.now() - began };
};

/** One run over services of a zone. */
export const run = (
  { resolver, port }: ZoneServers,
  services: readonly Service[],
  { memory = new Map<string, KnownZone>(), time = '12:00' } = {},
): Promise<readonly Cell[]> =>
  oneRun(services, { resolvers: [resolver], nameServerPort: port, clock: at(time), zones: memory });

type Some = Partial<ZoneOptions> & Pick<ZoneOptions, 'servers'>;

/** Does something with a zone, and ends its servers. */
export async function withZone<T>(options: Some, work: (zone: ZoneServers) => Promise<T>): Promise<T> {
  const zone = await startZone({ zone: ZONE, ...options });
  try {
    return await work(zone);
  } finally {
    await zone.close();
  }
}

/** What is told of a zone, without times, beside a service. */
export const toldOf = (options: Some, service: Service = beside(ZONE)): Promise<string | undefined> =>
  withZone(options, async (zone) => {
    const [cell] = await run(zone, [service]);
    return cell?.zone && timeless(cell.zone);
  });

/** What becomes of a question, without times and ports. */
export const judged = (servers: readonly DnsBehaviour[], question: Partial<DnsEndpoint> = {}): Promise<string> =>
  withZone({ servers }, async (zone) => {
    const [cell] = await run(zone, [asking(question)]);
    return cell === undefined ? '' : timeless(spell(cell)).replace(/127\.0\.0\.1:\d+/, 'RESOLVER');
  });
