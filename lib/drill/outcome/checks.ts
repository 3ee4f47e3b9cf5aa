import { type Message, type Scope, sizeOf } from '../../contract/message';
import type { Expected } from '../scenario';
import { differences } from './differences';
import { newsOf, type Told } from './told';

/** What people received: all of it, and what of it was about the incident of the first page. */
export interface Received {
  readonly told: readonly Told[];
  readonly life: readonly Told[];
}

/** Holds what people received against one key of `expect`; of a key that is left out it says nothing. */
export type Check = (expected: Expected, received: Received) => readonly string[];

/** Keys that only say how another one is meant. */
type Modifier = 'mayTicket' | 'onset' | 'tolerate';

function seconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`;
}

/** A scope as scenario files and the drill's JSON write it: `3/4`. */
export function portionOf(scope: Scope): string {
  return `${sizeOf(scope)}/${scope.of}`;
}

function keysOf(opened: readonly Told[]): readonly string[] {
  return opened.map(({ message }) => message.key);
}

function layersOf(life: readonly Told[]): readonly string[] {
  return life.flatMap(({ kind, message }) => (kind === 'closed' ? [] : (message.layer ?? [])));
}

/** At most so many messages of a kind about pages. */
function most(kind: Message['kind'], key: 'updates' | 'closes'): Check {
  return ({ [key]: limit }, { told }) => {
    const count = newsOf(kind, 'page', told).length;
    return limit !== undefined && count > limit ? [`${count} messages ${kind}, more than ${limit}`] : [];
  };
}

/** A scope that the first page's incident had at some time of its life. */
function once(key: 'services' | 'vantages'): Check {
  return ({ [key]: wanted }, { life }) => {
    const found = life.flatMap(({ message }) => message[key] ?? []).map(portionOf);
    if (wanted === undefined || found.includes(wanted)) return [];
    return [`${key} ${[...new Set(found)].join(', ') || 'never told'}, not ${wanted}`];
  };
}

/** A check for each key of `expect`, in the order in which failures are told. */
export const CHECKS: Readonly<Record<Exclude<keyof Expected, Modifier>, Check>> = {
  pages: ({ pages = [] }, { told }) => {
    const found = pages.map((wanted) => differences('page', keysOf(newsOf('opened', 'page', told)), wanted));
    return found.reduce((best, each) => (each.length < best.length ? each : best), found[0] ?? []);
  },
  tickets: ({ tickets, mayTicket }, { told }) =>
    tickets === undefined ? [] : differences('ticket', keysOf(newsOf('opened', 'ticket', told)), tickets, mayTicket),
  updates: most('updated', 'updates'),
  closes: most('closed', 'closes'),
  layer: ({ layer }, { life }) => {
    const [first = 'none'] = layersOf(life);
    return layer === undefined || first === layer ? [] : [`first page at layer ${first}, not ${layer}`];
  },
  layers: ({ layers }, { life }) => {
    const seen = layersOf(life).filter((each, index, all) => each !== all[index - 1]);
    if (layers === undefined || seen.join() === layers.join()) return [];
    return [`layers ${seen.join(', ') || 'none'}, not ${layers.join(', ')}`];
  },
  services: once('services'),
  vantages: once('vantages'),
  onsetMs: ({ onsetMs, onset }, { life: [first] }) => {
    if (first === undefined || first.atMs >= onsetMs) return [];
    return [`first page ${seconds(onsetMs - first.atMs)} before the onset (${onset})`];
  },
  withinMs: ({ withinMs, onsetMs, onset }, { life: [first] }) => {
    if (withinMs === undefined || first === undefined || first.atMs - onsetMs <= withinMs) return [];
    return [`first page ${seconds(first.atMs - onsetMs)} after the onset (${onset}), more than ${seconds(withinMs)}`];
  },
  openUntilMs: ({ openUntilMs }, { life }) => {
    const last = life.at(-1);
    if (openUntilMs === undefined || last?.kind !== 'closed' || last.atMs >= openUntilMs) return [];
    return [`closed at ${seconds(last.atMs)}, before ${seconds(openUntilMs)}`];
  },
};
