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
    ['Fail too, apart from this', others.length > 0 ? [spellNames(others, 5)] : []],
    [
      'Also open',
      happening.kind === 'opened' && happening.alsoOpen.length > 0 ? [spellNames(happening.alsoOpen, 10)] : [],
    ],
  ];
}

function unaffected({ subject, evidence }: News, fleet: Fleet): readonly string[] {
  const { services, others, picture } = evidence;
  const up = subject.kind === 'cause' ? subject.members.filter((name) => !services?.names.includes(name)) : [];
  const rest = fleet.services.length - subject.members.length - others.length;
  const witnesses = picture.records.flatMap((record) => record.witnesses);
  const answering = witnesses.filter(({ code }) => code === 'up').length;
  if (witnesses.length === 0 || services === undefined) return [];
  const parts = [
    ...(up.length > 0 ? [`${spellNames(up, 5)} of its ${subject.members.length} members`] : []),
    ...(subject.kind === 'unexplained' ? [`${fleet.services.length - services.names.length} other services`] : []),
    ...(subject.kind !== 'unexplained' && rest > 0 ? [`${rest} other services`] : []),
    `witnesses (${answering} of ${witnesses.length} answer)`,
  ];
  return [parts.join('; ')];
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
    [
      subject.kind === 'quorum-lost' ? 'Could not see' : 'Seen from',
      receipt.vantages.length > 0 ? [receipt.vantages.join(', ')] : [],
    ],
    [
      'Still failing',
      still.length > 0 ? [`${spellNames(still)} (no longer counted as this incident, watched further)`] : [],
    ],
    ['Still open', happening.alsoOpen.length > 0 ? [spellNames(happening.alsoOpen, 10)] : []],
  ];
}

function evidenceSections(news: News, fleet: Fleet): readonly Section[] {
  const { subject, evidence, at } = news;
  return [
    ...failingLines(news),
    [`Seen at ${spellTime(evidence.picture.minute, at)}`, seenLines(evidence, fleet.vantages)],
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
    ...(isClosed ? [] : [adviceOf(news, fleet), '']),
    ...body.flatMap(([heading, lines]) => section(heading, lines)),
    '',
    ...section('Where to look', places(news, fleet, hub)),
    `Key ${subject.key}, told by ${hub} at ${new Date(at).toISOString().slice(11, 19)} UTC`,
  ].join('\n');
}
