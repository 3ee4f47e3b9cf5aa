import type { IncidentDefinition } from '../../../lib/contract/incident-definitions';
import { sizeOf } from '../../../lib/contract/message';
import type { Evidence } from '../evidence/evidence';
import type { Happening, Report } from './report';
import { spellDuration, spellTime } from './spell';
import { WORDING } from './wording';

type Closed = Extract<Happening, { readonly kind: 'closed' }>;

function monitorScope({ vantages }: Evidence, quorum: number): string {
  return sizeOf(vantages) > 0
    ? `${sizeOf(vantages)} of ${vantages.of} vantages cannot see, ${quorum} must`
    : `too few of ${vantages.of} vantages can see`;
}

function failureScope({ definition, told, evidence, happening }: Report): string {
  const { services, vantages } = evidence;
  const turned = happening.kind === 'updated' && happening.news.layer !== undefined;
  const was = turned && happening.was !== undefined ? ` (was ${happening.was})` : '';
  const layer = told.layer === undefined ? '' : ` at ${told.layer}`;
  const isCounted = services !== undefined && services.of > 1 && sizeOf(services) > 0;
  const count = isCounted ? `${sizeOf(services)} of ${services.of} services ` : '';
  const matter = WORDING[definition.kind].matter ?? `failing${layer}${was}`;
  const seen = sizeOf(vantages) > 0 ? `, ${sizeOf(vantages)} of ${vantages.of} vantages` : '';
  return `${count}${turned ? 'now ' : ''}${matter}${seen}`;
}

function joining({ kind, name, members }: IncidentDefinition, { definition, evidence }: Report): string {
  const failing = evidence.services?.names ?? [];
  const shared = failing.filter((service) => members.includes(service)).length;
  if (kind === 'everything') return 'now everything fails';
  if (definition.kind !== 'unexplained' || shared === 0) return `${name} fails too`;
  return shared === failing.length ? `${name} explains it` : `${name} explains part of it`;
}

function headOf(report: Report): string {
  const { happening, definition } = report;
  if (happening.kind === 'opened') return WORDING[definition.kind].opening(definition.name);
  const joined = happening.kind === 'updated' ? happening.joined : undefined;
  return joined === undefined ? `UPDATE ${definition.name}:` : `UPDATE ${definition.name}: ${joining(joined, report)},`;
}

function closedTitle(definition: IncidentDefinition, since: number, { ending, until }: Closed, at: number): string {
  const from = spellTime(since, at);
  if (ending === 'unseen')
    return `CLOSED ${definition.name}: not seen since ${spellTime(until, at)}, failed from ${from}`;
  const after = spellDuration(until - since);
  return `RESOLVED ${definition.name}: after ${after}, ${from} to ${spellTime(until, at)}`;
}

/** The first line: what, where, since when. */
export function titleOf(report: Report): string {
  const { happening, definition, told, evidence, at } = report;
  if (happening.kind === 'closed') return closedTitle(definition, told.since, happening, at);
  const since = spellTime(told.since, at);
  if (happening.kind === 'updated' && happening.unjudged !== undefined) {
    const { since: judged, why } = happening.unjudged;
    const how = judged === undefined ? 'for more than an hour' : `since ${spellTime(judged, at)}`;
    return `UPDATE ${definition.name}: not judged ${how}: ${why}; failed from ${since}`;
  }
  const scope = definition.kind === 'quorum-lost' ? monitorScope(evidence, definition.quorum) : failureScope(report);
  return `${headOf(report)} ${scope}, since ${since}`;
}
