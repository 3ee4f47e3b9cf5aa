import type { Fleet } from '../../../lib/contract/fleet';
import { resourceName } from '../../../lib/contract/resource-names';
import { adviceOf, runbookOf } from './advice';
import { confidenceOf } from './confidence';
import type { Report } from './report';
import { seenLines } from './seen';
import { spellNames, spellTime } from './spell';

type Section = readonly [heading: string, lines: readonly string[]];

/** A heading with its lines below it, or beside it where there is only one; nothing where there is none. */
function section(heading: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  return lines.length === 1 ? [`${heading}: ${lines[0]}`] : [heading, ...lines.map((line) => `  ${line}`)];
}

function failingLines({ definition, evidence, happening }: Report): readonly Section[] {
  const { services, others } = evidence;
  const added = happening.kind === 'updated' ? [...happening.news.services, ...happening.news.vantages] : [];
  const failing = definition.kind === 'service' ? [] : (services?.names ?? []);
  return [
    ['Failing', failing.length > 0 ? [spellNames(failing)] : []],
    ['New', added.length > 0 && added.length < failing.length ? [spellNames(added)] : []],
    ['Fail too, apart from this', others.length > 0 ? [spellNames(others, 5)] : []],
    [
      'Also open',
      happening.kind === 'opened' && happening.alsoOpen.length > 0 ? [spellNames(happening.alsoOpen, 10)] : [],
    ],
  ];
}

function unaffected({ definition, evidence }: Report, fleet: Fleet): readonly string[] {
  const { services, others, snapshot } = evidence;
  const up = definition.kind === 'cause' ? definition.members.filter((name) => !services?.names.includes(name)) : [];
  const rest = fleet.services.length - definition.members.length - others.length;
  const witnesses = snapshot.records.flatMap((record) => record.witnesses);
  const answering = witnesses.filter(({ code }) => code === 'up').length;
  if (witnesses.length === 0 || services === undefined) return [];
  const parts = [
    ...(up.length > 0 ? [`${spellNames(up, 5)} of its ${definition.members.length} members`] : []),
    ...(definition.kind === 'unexplained' ? [`${fleet.services.length - services.names.length} other services`] : []),
    ...(definition.kind !== 'unexplained' && rest > 0 ? [`${rest} other services`] : []),
    `witnesses (${answering} of ${witnesses.length} answer)`,
  ];
  return [parts.join('; ')];
}

function places({ definition, evidence }: Report, fleet: Fleet, hub: string): readonly string[] {
  const { name, vantages } = fleet;
  const minute = new Date(evidence.snapshot.minute).toISOString().slice(0, 16);
  const records = `${resourceName.canaryLogGroup(name)} in ${spellNames(vantages, 5)}`;
  return [
    `runbook ${runbookOf(definition, fleet)}`,
    `dashboard ${resourceName.dashboard(name, hub)}, CloudWatch in ${hub}`,
    `run records: log group ${records}, filter { $.minute = "${minute}*" }`,
  ];
}

function closing({ happening, told, evidence, definition }: Report): readonly Section[] {
  if (happening.kind !== 'closed') return [];
  const still = definition.kind === 'service' ? [] : (evidence.services?.names ?? []);
  return [
    ['Had failed', told.services.length > 0 ? [spellNames(told.services)] : []],
    [
      definition.kind === 'quorum-lost' ? 'Could not see' : 'Seen from',
      told.vantages.length > 0 ? [told.vantages.join(', ')] : [],
    ],
    [
      'Still failing',
      still.length > 0 ? [`${spellNames(still)} (no longer counted as this incident, watched further)`] : [],
    ],
    ['Still open', happening.alsoOpen.length > 0 ? [spellNames(happening.alsoOpen, 10)] : []],
  ];
}

function evidenceSections(report: Report, fleet: Fleet): readonly Section[] {
  const { definition, evidence, at } = report;
  return [
    ...failingLines(report),
    [`Seen at ${spellTime(evidence.snapshot.minute, at)}`, seenLines(evidence, definition.vantages)],
    ['Not affected', unaffected(report, fleet)],
    ['How sure', definition.kind === 'quorum-lost' ? [] : [confidenceOf(evidence, definition)]],
  ];
}

/** The whole message: for somebody who was asleep a minute ago. */
export function textOf(title: string, report: Report, fleet: Fleet, hub: string): string {
  const { happening, definition, at } = report;
  const isClosed = happening.kind === 'closed';
  const body = isClosed ? closing(report) : evidenceSections(report, fleet);
  return [
    title,
    '',
    ...(isClosed ? [] : [adviceOf(report), '']),
    ...body.flatMap(([heading, lines]) => section(heading, lines)),
    '',
    ...section('Where to look', places(report, fleet, hub)),
    `Key ${definition.key}, told by ${hub} at ${new Date(at).toISOString().slice(11, 19)} UTC`,
  ].join('\n');
}
