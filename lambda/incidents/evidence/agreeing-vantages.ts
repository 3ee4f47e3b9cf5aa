import type { IncidentDefinition } from '../../../lib/contract/incident-definitions';
import { incidentKey } from '../../../lib/contract/incident-key';
import type { Scope } from '../../../lib/contract/message';
import type { RunRecord } from '../../../lib/contract/run-record';
import { failingCells } from './failing-cell';
import type { History } from './history';
import type { Snapshot } from './snapshot';

/** The services that a vantage's record ties to an incident; none where this vantage does not say so. */
export function tiedServices({ kind, key, name }: IncidentDefinition, record: RunRecord): readonly string[] {
  const failing = () => failingCells(record).map(({ service }) => service);
  if (kind === 'service') return failing().filter((service) => service === name);
  if (kind === 'everything') return record.everything ? failing() : [];
  // what is counted as everything is not counted again
  if (record.everything) return [];
  if (kind === 'unexplained') return record.unexplained;
  return Object.entries(record.causes).find(([cause]) => incidentKey.cause(cause) === key)?.[1] ?? [];
}

function namedVantages(definition: IncidentDefinition, snapshot: Snapshot, sum: number | undefined): readonly string[] {
  const named = snapshot.records
    .map((record) => ({ vantage: record.vantage, tied: tiedServices(definition, record).length }))
    .filter(({ tied }) => tied > 0)
    .sort((a, b) => b.tied - a.tied)
    .map(({ vantage }) => vantage);
  // a record also names unexplained services that are too few to count; the metric has only those that count
  return definition.kind === 'unexplained' && sum !== undefined ? named.slice(0, sum) : named;
}

/** Which vantages say so: from the records, and where some cannot be read, from the sum of what all have published. */
export function agreeingVantages(
  definition: IncidentDefinition,
  snapshot: Snapshot,
  history: History,
): Omit<Scope, 'of'> {
  if (definition.kind === 'quorum-lost') return { names: [...snapshot.blind, ...snapshot.silent] };
  const sum = history.of(definition).find(({ minute }) => minute === snapshot.minute)?.sum;
  const names = namedVantages(definition, snapshot, sum);
  const unreadable = snapshot.unreadable.filter((vantage) => definition.vantages.includes(vantage));
  const more = Math.min(Math.max(0, (sum ?? 0) - names.length), unreadable.length);
  if (more === 0) return { names };
  return more === unreadable.length ? { names: [...names, ...unreadable] } : { names, unnamed: more };
}
