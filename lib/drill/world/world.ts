import type { Course, Part, Planes, Scenario, ScenarioEvent } from '../scenario';
import type { Phase } from './phase';
import { draw } from './random';

/** What is true of the outside at one instant of a scenario, for one phase of it. */
export interface World {
  readonly scenario: Scenario;
  readonly phase: Phase;
  /** What a cell meets at a time from the start (milliseconds), in a run of that minute. */
  readonly cell: (service: string, vantage: string, ms: number, minute: number) => Required<Planes>;
  readonly witnessesFail: (vantage: string, ms: number) => boolean;
  readonly isSilent: (vantage: string, ms: number) => boolean;
  readonly isBroken: (part: Part, ms: number) => boolean;
  /** Equal words, equal world: names all that a vantage meets at a time, in a run of that minute. */
  readonly fingerprint: (vantage: string, ms: number, minute: number) => string;
}

function isHeld(event: ScenarioEvent, vantage: string, ms: number): boolean {
  return event.fromMs <= ms && ms < event.toMs && event.vantages.has(vantage);
}

function isInBadPart({ cycle }: Course, sinceMs: number): boolean {
  return cycle === undefined || sinceMs % (cycle.badMs + cycle.goodMs) < cycle.badMs;
}

function shareAt({ share }: Course, { fromMs, toMs }: ScenarioEvent, ms: number): number {
  if (share.from === share.to) return share.from;
  return share.from + ((share.to - share.from) * (ms - fromMs)) / (toMs - fromMs);
}

/** Whether a course leaves nothing to chance and nothing to time: what it does, it does all along. */
function isSteady({ share, cycle }: Course, results: readonly Planes[]): boolean {
  return share.from === 1 && share.to === 1 && cycle === undefined && results.length === 1;
}

/** The world of one phase of a scenario. */
export function worldOf(scenario: Scenario, phase: Phase): World {
  const { events } = scenario;
  const { words } = phase;
  const holding = (vantage: string, ms: number) => events.filter((event) => isHeld(event, vantage, ms));

  /** Place of the result that an event has for a cell now; -1 where it spares it. */
  const placeOf = (event: ScenarioEvent, service: string, vantage: string, ms: number, minute: number): number => {
    const { effect } = event;
    if (effect.kind !== 'result' || !effect.services.has(service)) return -1;
    if (!isInBadPart(effect, ms - event.fromMs)) return -1;
    const when = effect.redraw ? minute : 'always';
    if (draw(...words, 'share', event.index, service, vantage, when) >= shareAt(effect, event, ms)) return -1;
    if (effect.results.length === 1) return 0;
    return Math.floor(draw(...words, 'result', event.index, service, vantage, when) * effect.results.length);
  };

  const cell = (service: string, vantage: string, ms: number, minute: number): Required<Planes> => {
    const met = { name: 'up', connection: 'up' };
    for (const event of holding(vantage, ms)) {
      if (event.effect.kind === 'result')
        Object.assign(met, event.effect.results[placeOf(event, service, vantage, ms, minute)]);
    }
    return met;
  };

  const fingerprint = (vantage: string, ms: number, minute: number): string =>
    holding(vantage, ms)
      .map((event) => {
        const { effect, index } = event;
        if (effect.kind !== 'result' || isSteady(effect, effect.results)) return String(index);
        const places = [...effect.services].map((service) => placeOf(event, service, vantage, ms, minute));
        return `${index}:${places.join(',')}`;
      })
      .join(' ');

  return {
    scenario,
    phase,
    cell,
    fingerprint,
    witnessesFail: (vantage, ms) => holding(vantage, ms).some(({ effect }) => effect.kind === 'witnesses'),
    isSilent: (vantage, ms) => holding(vantage, ms).some(({ effect }) => effect.kind === 'silent'),
    isBroken: (part, ms) =>
      events.some(
        ({ effect, fromMs, toMs }) => effect.kind === 'part' && effect.part === part && fromMs <= ms && ms < toMs,
      ),
  };
}
