import type { Course, LayerResults, ScenarioEvent } from '../scenario';
import { draw } from './random';

/** Words from which chance is drawn: a phase's. */
type Words = readonly (string | number)[];

/** Whose draw it is: a service (or a witness) from a vantage, in a minute. */
export interface Cell {
  readonly service: string;
  readonly vantage: string;
  readonly minute: number;
}

function shareAt({ share }: Course, { fromMs, toMs }: ScenarioEvent, ms: number): number {
  if (share.from === share.to) return share.from;
  return share.from + ((share.to - share.from) * (ms - fromMs)) / (toMs - fromMs);
}

/** Whether a course leaves nothing to chance and nothing to time: what it does, it does all along. */
export function isSteady({ share, results }: Course): boolean {
  return share.from === 1 && share.to === 1 && results.length === 1;
}

/** Place of the result that an event has for a cell now; -1 where it spares it. */
export function placeOf(event: ScenarioEvent, course: Course, cell: Cell, ms: number, words: Words): number {
  const { service, vantage, minute } = cell;
  const when = course.redraw ? minute : 'always';
  if (draw(...words, 'share', event.index, service, vantage, when) >= shareAt(course, event, ms)) return -1;
  if (course.results.length === 1) return 0;
  return Math.floor(draw(...words, 'result', event.index, service, vantage, when) * course.results.length);
}

/** The result that an event has for a cell now; nothing where it spares it. */
export function resultOf(event: ScenarioEvent, course: Course, cell: Cell, ms: number, words: Words): LayerResults {
  return course.results[placeOf(event, course, cell, ms, words)] ?? {};
}
