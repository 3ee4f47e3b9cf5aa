import { draw } from './random';
import type { Course, Planes, Scenario, ScenarioEvent } from './scenario';

/** What is true of the outside at one instant of a scenario, for one phase of it. */
export interface World {
  /** What a cell meets at a time from the start (milliseconds), in a run of that minute. */
  readonly cell: (service: string, vantage: string, ms: number, minute: number) => Required<Planes>;
  readonly witnessesFail: (vantage: string, ms: number) => boolean;
  readonly isSilent: (vantage: string, ms: number) => boolean;
  /** Events that hold for a vantage at a time, in the order of the file. */
  readonly holding: (vantage: string, ms: number) => readonly ScenarioEvent[];
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
export function isSteady({ share, cycle }: Course, results: readonly Planes[]): boolean {
  return share.from === 1 && share.to === 1 && cycle === undefined && results.length === 1;
}

/** The world of a scenario; `words` (seed and phase) decide what is drawn. */
export function worldOf(scenario: Scenario, ...words: readonly (string | number)[]): World {
  const { events } = scenario;
  const holding = (vantage: string, ms: number) => events.filter((event) => isHeld(event, vantage, ms));

  const resultOf = (
    event: ScenarioEvent,
    service: string,
    vantage: string,
    ms: number,
    minute: number,
  ): Planes | undefined => {
    const { effect } = event;
    if (effect.kind !== 'result' || !effect.services.has(service)) return undefined;
    if (!isInBadPart(effect, ms - event.fromMs)) return undefined;
    const when = effect.redraw ? minute : 'always';
    if (draw(...words, 'share', event.index, service, vantage, when) >= shareAt(effect, event, ms)) return undefined;
    if (effect.results.length === 1) return effect.results[0];
    return effect.results[
      Math.floor(draw(...words, 'result', event.index, service, vantage, when) * effect.results.length)
    ];
  };

  return {
    holding,
    cell: (service, vantage, ms, minute) => {
      const met: { name: string; connection: string } = { name: 'up', connection: 'up' };
      for (const event of holding(vantage, ms)) Object.assign(met, resultOf(event, service, vantage, ms, minute));
      return met;
    },
    witnessesFail: (vantage, ms) => holding(vantage, ms).some(({ effect }) => effect.kind === 'witnesses'),
    isSilent: (vantage, ms) => holding(vantage, ms).some(({ effect }) => effect.kind === 'silent'),
  };
}
