import { assess, type Evidence } from '../../../lambda/incidents/evidence/evidence';
import { readHistory } from '../../../lambda/incidents/evidence/history';
import { readSnapshot } from '../../../lambda/incidents/evidence/snapshot';
import { compose } from '../../../lambda/incidents/message/compose';
import { composeGone } from '../../../lambda/incidents/message/gone';
import type { Happening } from '../../../lambda/incidents/message/report';
import type { Incidence } from '../../../lambda/incidents/receipts/receipt';
import type { Fleet } from '../../../lib/contract/fleet';
import { type IncidentDefinition, incidentDefinitions } from '../../../lib/contract/incident-definitions';
import { INCIDENT_KINDS, type IncidentKindName } from '../../../lib/contract/incident-kinds';
import type { Message } from '../../../lib/contract/message';
import { createWorld, MINUTE } from '../world';

const META = ['facebook', 'instagram', 'whatsapp', 'workplace'];
const TITLES: Readonly<Record<string, string>> = {
  facebook: 'Facebook',
  instagram: 'Instagram',
  whatsapp: 'WhatsApp',
  workplace: 'Workplace',
  shop: 'The shop',
  search: 'Search in the shop',
  maps: 'Maps',
  news: 'News',
  bank: 'The bank',
  mail: 'Mail',
};

/** A fleet in which every kind of incident and ticket can be. */
export const FLEET: Fleet = {
  name: 'common-cause',
  services: Object.entries(TITLES).map(([name, title]) => ({
    name,
    title,
    dns: [`${name}.example`],
    http: [{ url: `https://${name}.example/` }],
    objectiveMs: 800,
  })),
  vantages: ['us-east-1', 'eu-west-1', 'ap-southeast-1'],
  hubs: ['us-west-2', 'eu-central-1'],
  causes: { 'owner/meta': META, 'cdn/fastly': ['shop', 'search', 'maps'] },
  witnesses: [],
  resolvers: ['system', '1.1.1.1'],
  quorum: 2,
  runbookUrl: 'https://wiki.example.com/common-cause',
};

/** What cells meet while something is open. */
function resultOf({ kind, members }: IncidentDefinition, service: string, vantage: string): string {
  const isMember = members.length === 0 || members.includes(service);
  const isFirst = vantage === 'us-east-1';
  switch (kind) {
    case 'cause':
      return isMember && !(service === 'workplace' && isFirst) ? 'dns.servfail+tcp.timeout' : 'up';
    case 'everything':
      return 'http.status';
    case 'unexplained':
      return ['facebook', 'bank', 'mail'].includes(service) ? 'http.status' : 'up';
    case 'service':
      return isMember ? 'tls.expired' : 'up';
    case 'partial-cause':
    case 'partial-service':
      return isMember && isFirst ? 'http.timeout' : 'up';
    case 'slow-cause':
    case 'slow-service':
      return isMember ? 'slow' : 'up';
    case 'blocked-service':
      return isMember ? 'blocked.status' : 'up';
    case 'share':
      return vantage === 'us-east-1' ? 'tcp.timeout' : 'up';
    case 'certificates':
      return service === 'shop' ? 'expiring' : 'up';
    case 'coverage':
      return service === 'mail' && isFirst ? 'probe.budget' : 'up';
    default:
      return 'up';
  }
}

const BLIND: Readonly<Partial<Record<IncidentKindName, readonly string[]>>> = {
  'quorum-lost': ['us-east-1', 'eu-west-1'],
  'blind-vantage': ['us-east-1'],
};

/** What is known of an incident after two bad minutes. */
async function evidenceOf(definition: IncidentDefinition, fleet: Fleet): Promise<Evidence> {
  const world = createWorld(fleet);
  const blind = BLIND[definition.kind] ?? [];
  const failedResolvers = definition.kind === 'resolvers' ? ['1.1.1.1'] : [];
  for (let n = 0; n < 2; n++) {
    world.minute((service, vantage) => resultOf(definition, service, vantage), { blind, failedResolvers });
  }
  const history = await readHistory(world.ports, [definition], world.now());
  const names = fleet.services.map(({ name }) => name);
  const snapshot = await readSnapshot(world.ports, history, names, history.last);
  return assess([definition], snapshot, history, fleet);
}

const SINCE = Date.parse('2021-10-04T15:00:00Z');
const AT = SINCE + 2 * MINUTE + 13_000;

function toldOf({ key, kind }: IncidentDefinition, { services, vantages, layer }: Evidence): Incidence {
  return {
    key,
    severity: INCIDENT_KINDS[kind].severity,
    openedAt: AT - 3_000,
    since: SINCE,
    until: SINCE + 2 * MINUTE,
    hub: 'us-west-2',
    services: services?.names ?? [],
    vantages: vantages.names,
    toldAt: AT,
    told: {},
    joined: [],
    ...(layer === undefined || layer === 'tie' ? {} : { layer }),
  };
}

/** One message of an incident, by what happens. */
export interface ToldMessage {
  readonly what: 'opened' | 'updated' | 'closed' | 'gone';
  readonly message: Message;
}

/** What people are told of an incident: that it opens, that it has become larger, that it is over, that it is watched no more. */
export async function messagesOf(definition: IncidentDefinition, fleet: Fleet): Promise<readonly ToldMessage[]> {
  const evidence = await evidenceOf(definition, fleet);
  const told = toldOf(definition, evidence);
  const context = { fleet, hub: 'us-west-2' };
  const news = { services: told.services.slice(-1), vantages: told.vantages.slice(-1) };
  const write = (happening: Happening, at: number) => compose({ happening, definition, told, evidence, at }, context);
  const quiet: Evidence = { ...evidence, cells: [], others: [] };
  const nobody = quiet.services === undefined ? {} : { services: { ...quiet.services, names: [] } };
  const end: Happening = { kind: 'closed', ending: 'recovered', until: SINCE + 7 * MINUTE, alsoOpen: ['service/shop'] };
  const over = { happening: end, definition, told, evidence: { ...quiet, ...nobody }, at: AT + 17 * MINUTE };
  return [
    { what: 'opened', message: write({ kind: 'opened', alsoOpen: ['service/shop'] }, AT) },
    { what: 'updated', message: write({ kind: 'updated', news }, AT + 5 * MINUTE) },
    { what: 'closed', message: compose(over, context) },
    { what: 'gone', message: composeGone(told, AT + 60 * MINUTE, context) },
  ];
}

/** The first incident of each kind that a fleet can have. */
export function oneOfEachKind(fleet: Fleet): readonly IncidentDefinition[] {
  const all = incidentDefinitions(fleet);
  return Object.keys(INCIDENT_KINDS).flatMap((kind) => all.find((each) => each.kind === kind) ?? []);
}
