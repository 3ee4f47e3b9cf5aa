import type { Fleet } from '../../contract/fleet';
import type { Course, Delivery, Effect, LayerResults, ScenarioEvent } from '../scenario';
import { endOf } from './check-times';
import type { FileEvent } from './event-schema';
import { expand, regionsOf } from './names';
import { readDuration, readTime } from './times';

function layersOf(result: string): LayerResults {
  return Object.assign(
    {},
    ...result.split('+').map((part): LayerResults => {
      if (part === 'up') return { name: 'up', connection: 'up' };
      return part.startsWith('dns.') ? { name: part } : { connection: part };
    }),
  );
}

function courseOf({ result = [], share = 1, ramp, redraw }: FileEvent): Course {
  return {
    results: [result].flat().map(layersOf),
    share: ramp ?? { from: share, to: share },
    redraw: redraw !== undefined,
  };
}

function servicesOf({ services = 'all', cause }: FileEvent, fleet: Fleet): ReadonlySet<string> {
  if (cause !== undefined) return new Set(fleet.causes[cause]);
  const names = fleet.services.map(({ name }) => name);
  return new Set(services === 'all' ? names : services.flatMap((entry) => expand(entry, names) ?? []));
}

function deliveryOf(publish: NonNullable<FileEvent['publish']>): Delivery {
  return typeof publish === 'string' ? publish : { lateMs: readDuration(publish.late) ?? 0 };
}

function hubsOf({ hub = 'both' }: FileEvent, { hubs }: Fleet): ReadonlySet<string> {
  if (hub === 'both') return new Set(hubs);
  return new Set(hub === 'primary' ? hubs.slice(0, 1) : hubs.slice(1));
}

function effectOf(event: FileEvent, fleet: Fleet): Effect {
  const { witnesses, silent, runs, publish, part, hub, state, mute, unprobed, resolvers } = event;
  if (witnesses !== undefined) return { kind: 'witnesses', state: witnesses };
  if (silent !== undefined) return { kind: 'silent' };
  if (runs !== undefined) return { kind: 'runs-twice' };
  if (publish !== undefined) return { kind: 'publish', delivery: deliveryOf(publish), hubs: hubsOf(event, fleet) };
  if (hub !== undefined && state !== undefined && state !== 'failing') {
    return { kind: 'hub', state, hubs: hubsOf(event, fleet) };
  }
  if (mute !== undefined) return { kind: 'mute', keys: mute };
  if (part !== undefined) return { kind: 'part', part };
  if (unprobed === true) return { kind: 'untold', services: servicesOf(event, fleet) };
  if (unprobed !== undefined) return { kind: 'cut-short', services: servicesOf(event, fleet), share: unprobed };
  if (resolvers !== undefined) return { kind: 'resolvers', resolvers: new Set(resolvers), ...courseOf(event) };
  return { kind: 'result', services: servicesOf(event, fleet), ...courseOf(event) };
}

function vantagesOf({ vantages = 'all' }: FileEvent, fleet: Fleet): ReadonlySet<string> {
  return new Set(vantages === 'all' ? fleet.vantages : regionsOf(vantages, fleet.vantages));
}

/** An event that was found sound, in the form in which it is played. */
export function readEvent(event: FileEvent, index: number, fleet: Fleet, start: number): ScenarioEvent {
  const { cycle } = event;
  return {
    index,
    fromMs: readTime(event.at, start).ms,
    toMs: endOf(event, start) ?? Number.POSITIVE_INFINITY,
    ...(cycle && { cycle: { badMs: readDuration(cycle.bad) ?? 0, goodMs: readDuration(cycle.good) ?? 0 } }),
    vantages: vantagesOf(event, fleet),
    effect: effectOf(event, fleet),
  };
}
