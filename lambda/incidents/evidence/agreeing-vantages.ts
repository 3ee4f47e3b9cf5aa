import { EXPIRES_SOON_DAYS } from '../../../lib/contract/certificate-days';
import type { IncidentDefinition } from '../../../lib/contract/incident-definitions';
import { incidentKey } from '../../../lib/contract/incident-key';
import type { Scope } from '../../../lib/contract/message';
import type { RunRecord } from '../../../lib/contract/run-record';
import type { Cell } from '../../../lib/contract/verdict';
import { failingCells } from './failing-cell';
import type { History } from './history';
import type { Snapshot } from './snapshot';

/** Services whose cells are of a sort. */
function cellsThat(record: RunRecord, is: (cell: Cell) => boolean): readonly string[] {
  return record.cells.filter(is).map(({ service }) => service);
}

function causeServices({ causes }: RunRecord, keyOf: (cause: string) => string, key: string): readonly string[] {
  return Object.entries(causes).find(([cause]) => keyOf(cause) === key)?.[1] ?? [];
}

/** The services that a vantage's record ties to an incident; none where this vantage does not say so. */
export function tiedServices(definition: IncidentDefinition, record: RunRecord): readonly string[] {
  const { kind, key, members, vantages } = definition;
  const failing = () => failingCells(record).map(({ service }) => service);
  const among = (services: readonly string[]) => services.filter((service) => members.includes(service));
  switch (kind) {
    case 'service':
    case 'partial-service':
      return among(failing());
    case 'everything':
      return record.everything ? failing() : [];
    case 'slow-service':
    case 'slow-cause':
      return among(cellsThat(record, ({ verdict }) => verdict.kind === 'up' && verdict.slow === true));
    case 'blocked-service':
      return among(cellsThat(record, ({ verdict }) => verdict.kind === 'blocked'));
    case 'certificates':
      return among(cellsThat(record, ({ certificateDays = Infinity }) => certificateDays < EXPIRES_SOON_DAYS));
    case 'coverage':
      return cellsThat(record, ({ verdict }) => verdict.kind === 'unknown' && verdict.code === 'probe.budget');
    case 'share':
      return vantages.includes(record.vantage) ? failing() : [];
    // what is counted as everything is not counted again
    case 'unexplained':
      return record.everything ? [] : record.unexplained;
    case 'cause':
      return record.everything ? [] : causeServices(record, incidentKey.cause, key);
    case 'partial-cause':
      return causeServices(record, incidentKey.partialCause, key);
    default:
      return [];
  }
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
  if (definition.kind === 'quorum-lost' || definition.kind === 'blind-vantage') {
    return {
      names: [...snapshot.blind, ...snapshot.silent].filter((vantage) => definition.vantages.includes(vantage)),
    };
  }
  const sum = history.of(definition).find(({ minute }) => minute === snapshot.minute)?.sum;
  const names = namedVantages(definition, snapshot, sum);
  const unreadable = snapshot.unreadable.filter((vantage) => definition.vantages.includes(vantage));
  const more = Math.min(Math.max(0, (sum ?? 0) - names.length), unreadable.length);
  if (more === 0) return { names };
  return more === unreadable.length ? { names: [...names, ...unreadable] } : { names, unnamed: more };
}
