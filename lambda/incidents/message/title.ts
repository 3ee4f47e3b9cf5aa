import type { Fleet } from '../../../lib/contract/fleet';
import type { IncidentDefinition } from '../../../lib/contract/incident-definitions';
import { sizeOf } from '../../../lib/contract/message';
import { titleOfDefinition } from './people-names';
import type { Happening, Report } from './report';
import { countedOf, spellDuration, spellTime } from './spell';
import { WORDING } from './wording';

/** Characters of a first line: it is read on the lock screen of a telephone. */
export const LONGEST_TITLE = 100;

/** How much of a name, and which details, a first line has: where it is too long, the next one is tried. */
interface Room {
  readonly name: number;
  readonly was: boolean;
  readonly vantages: boolean;
  readonly services: boolean;
}

const ALL = { name: LONGEST_TITLE, was: true, vantages: true, services: true };
const ROOMS: readonly Room[] = [
  ALL,
  { ...ALL, was: false },
  { ...ALL, was: false, vantages: false },
  ...[48, 32, 24].map((name) => ({ ...ALL, name, was: false, vantages: false })),
  ...[48, 32, 24, 16, 8].map((name) => ({ name, was: false, vantages: false, services: false })),
];

type Naming = (definition: IncidentDefinition) => string;

function closedTitle({ definition, told, at }: Report, happening: Happening, nameOf: Naming): string {
  if (happening.kind !== 'closed') return '';
  const { ending, until } = happening;
  const from = spellTime(told.since, at);
  const name = nameOf(definition);
  if (ending === 'unseen') return `CLOSED ${name}: not seen since ${spellTime(until, at)}, failed from ${from}`;
  return `RESOLVED ${name}: after ${spellDuration(until - told.since)}, ${from} to ${spellTime(until, at)}`;
}

/** What an incident that became part of this one says of it. */
function joining(joined: IncidentDefinition, { definition, evidence }: Report, nameOf: Naming): string {
  const failing = evidence.services?.names ?? [];
  const shared = failing.filter((service) => joined.members.includes(service)).length;
  if (joined.kind === 'everything') return 'now everything fails';
  if (definition.kind !== 'unexplained' || shared === 0) return `${nameOf(joined)} fails too`;
  return shared === failing.length ? `${nameOf(joined)} explains it` : `${nameOf(joined)} explains part of it`;
}

function scope({ definition, told, evidence, happening }: Report, room: Room): string {
  const { services, vantages } = evidence;
  const size = sizeOf(vantages);
  if (definition.kind === 'quorum-lost') {
    return size > 0
      ? `${countedOf(size, vantages.of, 'vantage')} cannot see, ${definition.quorum} must`
      : `too few of ${vantages.of} vantages can see`;
  }
  const turned = happening.kind === 'updated' && happening.news.layer !== undefined;
  const was = turned && room.was && happening.was !== undefined ? ` (was ${happening.was})` : '';
  const layer = told.layer === undefined ? '' : ` at ${told.layer}`;
  const isCounted = room.services && services !== undefined && services.of > 1 && sizeOf(services) > 0;
  const count = isCounted ? `${countedOf(sizeOf(services), services.of, 'service')} ` : '';
  const matter = WORDING[definition.kind].matter ?? `failing${layer}${was}`;
  const seen = room.vantages && size > 0 && vantages.of > 1 ? `, ${countedOf(size, vantages.of, 'vantage')}` : '';
  return `${count}${turned ? 'now ' : ''}${matter}${seen}`;
}

function headOf(report: Report, nameOf: Naming): string {
  const { happening, definition } = report;
  if (happening.kind === 'opened') return WORDING[definition.kind].opening(nameOf(definition));
  const joined = happening.kind === 'updated' ? happening.joined : undefined;
  const update = `UPDATE ${nameOf(definition)}:`;
  return joined === undefined ? update : `${update} ${joining(joined, report, nameOf)},`;
}

function unjudgedTitle({ definition, happening, told, at }: Report, room: Room, nameOf: Naming): string | undefined {
  if (happening.kind !== 'updated' || happening.unjudged === undefined) return undefined;
  const { since, why } = happening.unjudged;
  const how = since === undefined ? 'for more than an hour' : `since ${spellTime(since, at)}`;
  const reason = room.vantages ? `: ${why}` : '';
  return `UPDATE ${nameOf(definition)}: not judged ${how}${reason}; failed from ${spellTime(told.since, at)}`;
}

function titleIn(report: Report, room: Room, fleet: Fleet): string {
  const { happening, told, at } = report;
  const nameOf: Naming = (definition) => {
    const name = titleOfDefinition(definition, fleet);
    return name.length > room.name ? `${[...name].slice(0, room.name - 1).join('')}…` : name;
  };
  if (happening.kind === 'closed') return closedTitle(report, happening, nameOf);
  return (
    unjudgedTitle(report, room, nameOf) ??
    `${headOf(report, nameOf)} ${scope(report, room)}, since ${spellTime(told.since, at)}`
  );
}

/** The first line: what, where, since when, in a hundred characters. */
export function titleOf(report: Report, fleet: Fleet): string {
  const titles = ROOMS.map((room) => titleIn(report, room, fleet));
  return titles.find(({ length }) => length <= LONGEST_TITLE) ?? (titles.at(-1) ?? '').slice(0, LONGEST_TITLE);
}
