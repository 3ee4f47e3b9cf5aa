import type { IncidentDefinition } from '../../../lib/contract/incident-kinds';
import { sizeOf } from '../../../lib/contract/message';
import type { Evidence } from '../evidence';
import type { News } from './news';
import { spellDuration, spellTime } from './spell';

const OPENING: Readonly<Record<IncidentDefinition['kind'], (name: string) => string>> = {
  cause: (name) => `INCIDENT ${name}:`,
  service: (name) => `SERVICE ${name}:`,
  unexplained: () => 'UNEXPLAINED, find what they share:',
  everything: () => 'EVERYTHING, suspect our own side:',
  'quorum-lost': () => 'MONITOR IMPAIRED, check the canaries:',
};

function monitorScope({ vantages }: Evidence, quorum: number): string {
  return sizeOf(vantages) > 0
    ? `${sizeOf(vantages)} of ${vantages.of} vantages cannot see, ${quorum} must`
    : `too few of ${vantages.of} vantages can see`;
}

function failureScope({ subject, receipt, evidence, happening }: News): string {
  const { services, vantages } = evidence;
  const turned = happening.kind === 'updated' && happening.change.layer !== undefined;
  const was = turned && happening.was !== undefined ? ` (was ${happening.was})` : '';
  const layer = receipt.layer === undefined ? '' : ` at ${receipt.layer}`;
  const isCounted = services !== undefined && subject.kind !== 'service' && sizeOf(services) > 0;
  const count = isCounted ? `${sizeOf(services)} of ${services.of} services ` : '';
  const seen = sizeOf(vantages) > 0 ? `, ${sizeOf(vantages)} of ${vantages.of} vantages` : '';
  return `${count}${turned ? 'now ' : ''}failing${layer}${was}${seen}`;
}

function joining({ name, members }: IncidentDefinition, { subject, evidence }: News): string {
  const failing = evidence.services?.names ?? [];
  const shared = failing.filter((service) => members.includes(service)).length;
  if (subject.kind !== 'unexplained' || shared === 0) return `${name} fails too`;
  return shared === failing.length ? `${name} explains it` : `${name} explains part of it`;
}

function headOf(news: News): string {
  const { happening, subject } = news;
  if (happening.kind === 'opened') return OPENING[subject.kind](subject.name);
  const joined = happening.kind === 'updated' ? happening.joined : undefined;
  return joined === undefined ? `UPDATE ${subject.name}:` : `UPDATE ${subject.name}: ${joining(joined, news)},`;
}

/** The first line: what, where, since when. */
export function titleOf(news: News, quorum: number): string {
  const { happening, subject, receipt, evidence, at } = news;
  const since = spellTime(receipt.since, at);
  if (happening.kind === 'closed') {
    const after = spellDuration(happening.until - receipt.since);
    return `RESOLVED ${subject.name}: after ${after}, ${since} to ${spellTime(happening.until, at)}`;
  }
  const scope = subject.kind === 'quorum-lost' ? monitorScope(evidence, quorum) : failureScope(news);
  return `${headOf(news)} ${scope}, since ${since}`;
}
