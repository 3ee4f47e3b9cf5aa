import type { MetricLayer } from '../../../lib/contract/failure-codes';
import type { AlarmTimes, Ending, Incidence, Row } from './receipt';
import type { FactValue, StoredRow } from './receipt-table';

/** Before the name of a topic: the fact of when it was last told. */
const TOLD = 'told:';

type Facts = StoredRow['facts'];

const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isLayer = (value: unknown): value is MetricLayer => value === 'dns' || value === 'http';
const isEnding = (value: unknown): value is Ending => value === 'recovered' || value === 'unseen' || value === 'gone';

function areTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}

/** One fact, by the name of its member; none where it is absent. Undefined in all: a value that no version wrote. */
function optional<Name extends string, Value>(
  facts: Facts,
  name: Name,
  isValid: (value: unknown) => value is Value,
): { readonly [key in Name]?: Value } {
  const value = facts[name];
  return isValid(value) ? ({ [name]: value } as { readonly [key in Name]?: Value }) : {};
}

function timesOf(facts: Facts): AlarmTimes {
  return { ...optional(facts, 'alarmAt', isTime), ...optional(facts, 'okAt', isTime) };
}

function candidateOf(value: unknown): Incidence['candidate'] {
  const [layer, minute] = isText(value) ? value.split(' ') : [];
  return isLayer(layer) && isTime(Number(minute)) ? { layer, minute: Number(minute) } : undefined;
}

function toldOf(facts: Facts): Incidence['told'] {
  const told = Object.entries(facts).filter(([name]) => name.startsWith(TOLD));
  return Object.fromEntries(told.flatMap(([name, at]) => (isTime(at) ? [[name.slice(TOLD.length), at] as const] : [])));
}

function incidenceOf(key: string, facts: Facts): Incidence | undefined {
  const { severity, openedAt, since, until, hub, services, vantages, toldAt, joined } = facts;
  if (severity !== 'page' && severity !== 'ticket') return undefined;
  if (!isTime(openedAt) || !isTime(since) || !isTime(until) || !isTime(toldAt)) return undefined;
  if (!isText(hub) || !areTexts(services) || !areTexts(vantages) || !areTexts(joined)) return undefined;
  const candidate = candidateOf(facts.candidate);
  return {
    ...timesOf(facts),
    ...{ key, severity, openedAt, since, until, hub, services, vantages, toldAt, joined, told: toldOf(facts) },
    ...optional(facts, 'layer', isLayer),
    ...optional(facts, 'updatedAt', isTime),
    ...optional(facts, 'mergedInto', isText),
    ...optional(facts, 'unjudgedAt', isTime),
    ...optional(facts, 'heldAt', isTime),
    ...optional(facts, 'raised', areTexts),
    ...(candidate === undefined ? {} : { candidate }),
  };
}

/** What a stored row says; undefined where it is neither receipt nor closing, nor notes a state change. */
export function rowOf({ key, facts }: StoredRow): Row | undefined {
  const incidence = incidenceOf(key, facts);
  if (incidence === undefined) {
    const times = timesOf(facts);
    // what has more than these was written by somebody else
    const isNoted = Object.keys(facts).every((name) => name in times) && Object.keys(times).length > 0;
    return isNoted ? { kind: 'noted', key, ...times } : undefined;
  }
  const { closedAt, closedFor, ending } = facts;
  if (closedAt === undefined) return { kind: 'receipt', ...incidence };
  if (!isTime(closedAt) || !isTime(closedFor) || !isEnding(ending)) return undefined;
  return { kind: 'closing', ...incidence, closedAt, closedFor, ending };
}

/** The fact of when each topic was told. */
export function toldFacts(told: Incidence['told']): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(told).map(([topic, at]) => [`${TOLD}${topic}`, at]));
}

/** A fact's value as it is stored. */
export function candidateFact({ layer, minute }: NonNullable<Incidence['candidate']>): string {
  return `${layer} ${minute}`;
}

/** All facts of an incidence as they are stored, but for its alarm's times: these are noted on their own. */
export function factsOf(incidence: Incidence): Readonly<Record<string, FactValue>> {
  const { key: _, told, candidate, alarmAt: _alarmAt, okAt: _okAt, ...facts } = incidence;
  return {
    ...Object.fromEntries(Object.entries(facts).filter(([name]) => name !== 'kind')),
    ...toldFacts(told),
    ...(candidate === undefined ? {} : { candidate: candidateFact(candidate) }),
  };
}
