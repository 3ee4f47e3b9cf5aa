import type { Fleet } from '../../contract/fleet';
import { expand } from '../fleet-of';
import type { Course, Delivery, Effect, Planes, ScenarioEvent } from '../scenario';
import { endOf } from './check-times';
import type { FileEvent } from './event-schema';
import { readDuration, readTime } from './times';
import { regionOfName, vantageNames } from './vantage-names';

function planesOf(result: string): Planes {
  return Object.assign(
    {},
    ...result.split('+').map((part): Planes => {
      if (part === 'up') return { name: 'up', connection: 'up' };
      return part.startsWith('dns.') ? { name: part } : { connection: part };
    }),
  );
}

function courseOf({ result = [], share = 1, ramp, redraw }: FileEvent): Course {
  return {
    results: [result].flat().map(planesOf),
    share: ramp ?? { from: share, to: share },
    redraw: redraw !== undefined,
  };
}

function servicesOf({ services = 'all', cause }: FileEvent, fleet: Fleet): ReadonlySet<string> {
  if (cause !== undefined) return new Set(fleet.causes[cause]);
  const names = fleet.services.map(({ name }) => name);
  return new Set(services === 'all' ? names : services.flatMap((entry) => expand(entry, names) ?? []));
}

function hubsOf({ hub = 'both' }: FileEvent, { hubs }: Fleet): ReadonlySet<string> {
  if (hub === 'both') return new Set(hubs);
  return new Set(hub === 'primary' ? hubs.slice(0, 1) : hubs.slice(1));
}

function deliveryOf(publish: NonNullable<FileEvent['publish']>): Delivery {
  return typeof publish === 'string' ? publish : { lateMs: readDuration(publish.late) ?? 0 };
}

function effectOf(event: FileEvent, fleet: Fleet): Effect {
  const { witnesses, silent, part, runs, publish, unprobed, resolvers } = event;
  if (witnesses !== undefined) return { kind: 'witnesses', state: witnesses };
  if (silent !== undefined) return { kind: 'silent' };
  if (part !== undefined) return { kind: 'part', part };
  if (runs !== undefined) return { kind: 'runs-twice' };
  if (publish !== undefined) return { kind: 'publish', delivery: deliveryOf(publish), hubs: hubsOf(event, fleet) };
  if (resolvers !== undefined) return { kind: 'resolvers', resolvers: new Set(resolvers), ...courseOf(event) };
  const services = servicesOf(event, fleet);
  if (unprobed === true) return { kind: 'untold', services };
  if (unprobed !== undefined) return { kind: 'cut-short', services, share: unprobed };
  return { kind: 'result', services, ...courseOf(event) };
}

function vantagesOf({ vantages = 'all' }: FileEvent, fleet: Fleet): ReadonlySet<string> {
  if (vantages === 'all') return new Set(fleet.vantages);
  const entries = vantages.flatMap((entry) => expand(entry, vantageNames(fleet.vantages)) ?? []);
  return new Set(entries.map((name) => regionOfName(name, fleet.vantages)));
}

/** An event that was found sound, in the form in which it is played. */
export function readEvent(event: FileEvent, index: number, fleet: Fleet, start: number): ScenarioEvent {
  return {
    index,
    fromMs: readTime(event.at, start).ms,
    toMs: endOf(event, start) ?? Number.POSITIVE_INFINITY,
    ...(event.cycle && {
      cycle: { badMs: readDuration(event.cycle.bad) ?? 0, goodMs: readDuration(event.cycle.good) ?? 0 },
    }),
    vantages: vantagesOf(event, fleet),
    effect: effectOf(event, fleet),
  };
}
