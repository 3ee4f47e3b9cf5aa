import { type Message, type Scope, sizeOf } from '../../contract/message';
import type { Expected } from '../scenario';

/** A message and when it came, in milliseconds from the start of the scenario. */
export interface Told {
  readonly atMs: number;
  readonly message: Message;
}

/** What one phase of a drill made of its expectations. */
export interface Verdict {
  /** What was not as expected; empty where all was. */
  readonly failures: readonly string[];
  /** All was as expected but for one more page of a single service. */
  readonly isTolerable: boolean;
  /** From the onset to the first page; undefined without one. */
  readonly timeToPageMs?: number;
}

function opened(told: readonly Told[], severity: Message['severity']): readonly string[] {
  return told
    .filter(({ message }) => message.kind === 'opened' && message.severity === severity)
    .map(({ message }) => message.key);
}

/** What is in the one list and not in the other, each as often as it stands there. */
function without(keys: readonly string[], others: readonly string[]): readonly string[] {
  const left = [...others];
  return keys.filter((key) => {
    const at = left.indexOf(key);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function differences(
  what: string,
  got: readonly string[],
  wanted: readonly string[],
  also: readonly string[] = [],
): readonly string[] {
  const isAllowed = (key: string) =>
    also.some((pattern) => new RegExp(`^${pattern.split('*').map(escapeRegExp).join('[^/]*')}$`).test(key));
  return [
    ...without(got, wanted)
      .filter((key) => !isAllowed(key))
      .map((key) => `extra ${what} ${key}`),
    ...without(wanted, got).map((key) => `missing ${what} ${key}`),
  ];
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function pageDifferences(got: readonly string[], sets: readonly (readonly string[])[] | undefined): readonly string[] {
  if (sets === undefined) return [];
  const found = sets.map((wanted) => differences('page', got, wanted));
  return found.reduce((best, each) => (each.length < best.length ? each : best));
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`;
}

/** A scope as scenario files and the drill's JSON write it: `3/4`. */
export function portionOf(scope: Scope): string {
  return `${sizeOf(scope)}/${scope.of}`;
}

function scopeFailure(
  what: 'services' | 'vantages',
  wanted: string | undefined,
  life: readonly Told[],
): readonly string[] {
  if (wanted === undefined) return [];
  const found = life.flatMap(({ message }) => message[what] ?? []).map(portionOf);
  return found.includes(wanted) ? [] : [`${what} ${[...new Set(found)].join(', ') || 'never told'}, not ${wanted}`];
}

/** Messages of the first page's incident, from its opening to its closing. */
function lifeOfFirst(told: readonly Told[]): readonly Told[] {
  const first = told.findIndex(({ message }) => message.kind === 'opened' && message.severity === 'page');
  if (first < 0) return [];
  const rest = told.slice(first).filter(({ message }) => message.key === told[first]?.message.key);
  const closed = rest.findIndex(({ message }) => message.kind === 'closed');
  return closed < 0 ? rest : rest.slice(0, closed + 1);
}

function layerFailures({ layer, layers }: Expected, life: readonly Told[]): readonly string[] {
  const seen = life.flatMap(({ message }) => (message.kind === 'closed' ? [] : (message.layer ?? [])));
  const changes = seen.filter((each, index) => each !== seen[index - 1]);
  return [
    ...(layer !== undefined && seen[0] !== layer ? [`first page at layer ${seen[0] ?? 'none'}, not ${layer}`] : []),
    ...(layers !== undefined && changes.join(', ') !== layers.join(', ')
      ? [`layers ${changes.join(', ') || 'none'}, not ${layers.join(', ')}`]
      : []),
  ];
}

function timingFailures({ withinMs, openUntilMs, onsetMs }: Expected, life: readonly Told[]): readonly string[] {
  const [first] = life;
  if (first === undefined) return [];
  const last = life.at(-1);
  const late = withinMs !== undefined && first.atMs - onsetMs > withinMs;
  const early = openUntilMs !== undefined && last?.message.kind === 'closed' && last.atMs < openUntilMs;
  return [
    ...(late ? [`first page ${seconds(first.atMs - onsetMs)} after the onset, more than ${seconds(withinMs)}`] : []),
    ...(early ? [`closed at ${seconds(last.atMs)}, before ${seconds(openUntilMs)}`] : []),
  ];
}

function countFailure(what: 'updated' | 'closed', most: number | undefined, told: readonly Told[]): readonly string[] {
  const count = told.filter(({ message }) => message.kind === what && message.severity === 'page').length;
  return most !== undefined && count > most ? [`${count} messages ${what}, more than ${most}`] : [];
}

function failuresOf(expected: Expected, told: readonly Told[]): readonly string[] {
  const life = lifeOfFirst(told);
  return [
    ...pageDifferences(opened(told, 'page'), expected.pages),
    ...(expected.tickets === undefined
      ? []
      : differences('ticket', opened(told, 'ticket'), expected.tickets, expected.mayTicket)),
    ...countFailure('updated', expected.updates, told),
    ...countFailure('closed', expected.closes, told),
    ...layerFailures(expected, life),
    ...scopeFailure('services', expected.services, life),
    ...scopeFailure('vantages', expected.vantages, life),
    ...timingFailures(expected, life),
  ];
}

/** Holds what people were told in one phase against what was expected. */
export function judge(expected: Expected, told: readonly Told[]): Verdict {
  const failures = failuresOf(expected, told);
  const services = new Set(opened(told, 'page').filter((key) => key.startsWith('service/')));
  const isTolerable =
    failures.length > 0 &&
    [...services].some(
      (extra) =>
        failuresOf(
          expected,
          told.filter(({ message }) => message.key !== extra),
        ).length === 0,
    );
  const [first] = lifeOfFirst(told);
  return { failures, isTolerable, ...(first && { timeToPageMs: first.atMs - expected.onsetMs }) };
}
