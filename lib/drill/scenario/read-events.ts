import type { Fleet } from '../../contract/fleet';
import { expand } from '../fleet-of';
import type { Course, Effect, Planes, ScenarioEvent } from '../scenario';
import { regionOfName, vantageNames } from './cast';
import { endOf } from './check-times';
import type { FileEvent } from './event-schema';
import { readDuration, readTime } from './times';

function planesOf(result: string): Planes {
  return Object.assign(
    {},
    ...result.split('+').map((part): Planes => {
      if (part === 'up') return { name: 'up', connection: 'up' };
      return part.startsWith('dns.') ? { name: part } : { connection: part };
    }),
  );
}

function courseOf({ share = 1, ramp, redraw, cycle }: FileEvent): Course {
  return {
    share: ramp ?? { from: share, to: share },
    redraw: redraw !== undefined,
    ...(cycle && { cycle: { badMs: readDuration(cycle.bad) ?? 0, goodMs: readDuration(cycle.good) ?? 0 } }),
  };
}

function servicesOf({ services = 'all', cause }: FileEvent, fleet: Fleet): ReadonlySet<string> {
  if (cause !== undefined) return new Set(fleet.causes[cause]);
  const names = fleet.services.map(({ name }) => name);
  return new Set(services === 'all' ? names : services.flatMap((entry) => expand(entry, names) ?? []));
}

function effectOf(event: FileEvent, fleet: Fleet): Effect {
  if (event.witnesses !== undefined) return { kind: 'witnesses' };
  if (event.silent !== undefined) return { kind: 'silent' };
  if (event.part !== undefined && event.part !== 'topics') return { kind: 'part', part: event.part };
  const results = [event.result ?? []].flat().map(planesOf);
  return { kind: 'result', results, services: servicesOf(event, fleet), ...courseOf(event) };
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
    vantages: vantagesOf(event, fleet),
    effect: effectOf(event, fleet),
  };
}
