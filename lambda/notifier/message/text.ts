import type { Fleet } from '../../../lib/contract/fleet';
import { resourceName } from '../../../lib/contract/resource-names';
import { adviceOf, runbookOf } from './advice';
import { confidenceOf } from './confidence';
import type { News } from './news';
import { seenLines } from './seen';
import { spellNames, spellTime } from './spell';

type Section = readonly [heading: string, lines: readonly string[]];

/** A heading with its lines below it, or beside it where there is only one; nothing where there is none. */
function section(heading: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  return lines.length === 1 ? [`${heading}: ${lines[0]}`] : [heading, ...lines.map((line) => `  ${line}`)];
}

function failingLines({ subject, evidence, happening }: News): readonly Section[] {
  const { services, others } = evidence;
  const added = happening.kind === 'updated' ? [...happening.change.services, ...happening.change.vantages] : [];
  const failing = subject.kind === 'service' ? [] : (services?.names ?? []);
  return [
    ['Failing', failing.length > 0 ? [spellNames(failing)] : []],
    ['New', added.length > 0 && added.length < failing.length ? [spellNames(added)] : []],
    ['Fail too, apart from this', others.length > 0 ? [spellNames(others, 10)] : []],
  ];
}

function unaffected({ subject, evidence }: News, fleet: Fleet): readonly string[] {
  const { services, others, picture, vantages } = evidence;
  if (picture.records.length === 0) return [];
  const members = new Set(subject.members);
  const up = subject.members.filter((name) => services !== undefined && !services.names.includes(name));
  const rest = fleet.services.filter(({ name }) => !members.has(name)).length - others.length;
  const seeing = fleet.vantages.length - picture.blind.length - picture.silent.length;
  if (services === undefined) return [`${seeing} of ${vantages.of} vantages see`];
  return [
    ...(up.length > 0 && subject.kind !== 'unexplained' ? [`of its members ${spellNames(up, 5)}`] : []),
    ...(rest > 0 ? [`the ${rest} other services`] : []),
  ];
}

function places({ subject, evidence }: News, { name, vantages }: Fleet, hub: string): readonly string[] {
  const minute = new Date(evidence.picture.minute).toISOString().slice(0, 16);
  const records = `${resourceName.canaryLogGroup(name)} in ${spellNames(vantages, 5)}`;
  return [
    `runbook ${runbookOf(subject)}`,
    `dashboard ${resourceName.dashboard(name, hub)}, CloudWatch in ${hub}`,
    `run records: log group ${records}, filter { $.minute = "${minute}*" }`,
  ];
}

function closing({ happening, receipt, evidence, subject }: News): readonly Section[] {
  if (happening.kind !== 'closed') return [];
  const still = subject.kind === 'service' ? [] : (evidence.services?.names ?? []);
  return [
    ['Had failed', receipt.services.length > 0 ? [spellNames(receipt.services)] : []],
    ['Seen from', receipt.vantages.length > 0 ? [receipt.vantages.join(', ')] : []],
    [
      'Still failing',
      still.length > 0 ? [`${spellNames(still)}: too few for this incident, watched on their own`] : [],
    ],
    ['Still open', happening.stillOpen.length > 0 ? [spellNames(happening.stillOpen, 10)] : []],
  ];
}

function evidenceSections(news: News, fleet: Fleet): readonly Section[] {
  const { subject, evidence, at } = news;
  return [
    ...failingLines(news),
    [`Seen at ${spellTime(evidence.picture.minute, at)}`, seenLines(evidence.cells, evidence.picture, fleet.vantages)],
    ['Not affected', unaffected(news, fleet)],
    ['How sure', subject.kind === 'quorum-lost' ? [] : [confidenceOf(evidence, fleet)]],
  ];
}

/** The whole message: for somebody who was asleep a minute ago. */
export function textOf(title: string, news: News, fleet: Fleet, hub: string): string {
  const { happening, subject, at } = news;
  const isClosed = happening.kind === 'closed';
  const body = isClosed ? closing(news) : evidenceSections(news, fleet);
  return [
    title,
    '',
    ...(isClosed ? [] : [adviceOf(subject, fleet), '']),
    ...body.flatMap(([heading, lines]) => section(heading, lines)),
    '',
    ...section('Where to look', places(news, fleet, hub)),
    `Key ${subject.key}, told by ${hub} at ${new Date(at).toISOString().slice(11, 19)} UTC`,
  ].join('\n');
}
