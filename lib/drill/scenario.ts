import type { MetricLayer } from '../contract/failure-codes';
import type { Fleet } from '../contract/fleet';

/** What one cell meets in its two planes: a failure code, `blocked`, `slow`, `up`, or nothing where an event leaves a plane alone. */
export interface Planes {
  readonly name?: string;
  readonly connection?: string;
}

/** How a result comes and goes within its event. */
export interface Course {
  /** Share of the cells that it meets at its beginning and at its end; each cell's draw is spared at or above it. */
  readonly share: { readonly from: number; readonly to: number };
  /** Draws anew each minute. */
  readonly redraw: boolean;
  readonly cycle?: { readonly badMs: number; readonly goodMs: number };
}

/** Parts of our own that a scenario can break. */
export type Part = 'notifier' | 'receipts' | 'run-records' | 'topics';

/** What an event does while it holds. */
export type Effect =
  | ({ readonly kind: 'result'; readonly results: readonly Planes[]; readonly services: ReadonlySet<string> } & Course)
  | { readonly kind: 'witnesses' }
  | { readonly kind: 'part'; readonly part: Part }
  | { readonly kind: 'silent' };

/** One event of a scenario; times in milliseconds from its start, the end excluded. */
export interface ScenarioEvent {
  readonly index: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly vantages: ReadonlySet<string>;
  readonly effect: Effect;
}

/** What must come of a scenario; what is left out is not checked. Times in milliseconds from its start. */
export interface Expected {
  /** The sets of pages of which one must come, each key as often as it stands there. */
  readonly pages?: readonly (readonly string[])[];
  readonly tickets?: readonly string[];
  readonly mayTicket: readonly string[];
  readonly updates?: number;
  readonly layers?: readonly MetricLayer[];
  readonly layer?: MetricLayer;
  readonly services?: string;
  readonly vantages?: string;
  readonly onsetMs: number;
  readonly withinMs?: number;
  readonly openUntilMs?: number;
  readonly closes?: number;
  /** Share of the phases that may have one more page of a single service. */
  readonly tolerate: number;
}

/** A scripted outage, checked and with its defaults. */
export interface Scenario {
  readonly title: string;
  /** Name of the file without its folders. */
  readonly file: string;
  readonly fleet: Fleet;
  /** Epoch milliseconds. */
  readonly start: number;
  readonly lengthMs: number;
  readonly warm: boolean;
  /** Times of day are exact; otherwise the onset within the minute is drawn for each phase. */
  readonly isExact: boolean;
  readonly events: readonly ScenarioEvent[];
  readonly expected: Expected;
}
