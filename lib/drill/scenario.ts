import type { MetricLayer } from '../contract/failure-codes';
import type { Fleet } from '../contract/fleet';

/** What one cell meets in its two layers, name and connection: a failure code, `blocked`, `slow`, `up`, or nothing where an event leaves one alone. */
export interface LayerResults {
  readonly name?: string;
  readonly connection?: string;
}

/** Which cells a result meets, drawn once for each service and vantage, and what it is. */
export interface Course {
  /** Where there are several results, one is drawn for each cell. */
  readonly results: readonly LayerResults[];
  /** Share of the cells that it meets at its beginning and at its end; each cell's draw is spared at or above it. */
  readonly share: { readonly from: number; readonly to: number };
  /** Draws anew each minute. */
  readonly redraw: boolean;
}

/** Parts of a hub that a scenario can break. */
export type Part = 'notifier' | 'receipts' | 'run-records' | 'topics';

/** What can be wrong with a hub: gone; takes data in, but its alarms stall; cannot send; cannot reach the other one. */
export type HubState = 'lost' | 'ingest-only' | 'mute' | 'cut-off';

/** What becomes of what a run publishes: every sample doubled, none accepted, or readable so much later. */
export type Delivery = 'twice' | 'lost' | { readonly lateMs: number };

/** What an event does while it holds. */
export type Effect =
  | ({ readonly kind: 'result'; readonly services: ReadonlySet<string> } & Course)
  /** These resolvers answer so, whatever name they are asked for. */
  | ({ readonly kind: 'resolvers'; readonly resolvers: ReadonlySet<string> } & Course)
  /** The canary was not told of these services. */
  | { readonly kind: 'untold'; readonly services: ReadonlySet<string> }
  /** Runs end before they have asked this share of these services. */
  | { readonly kind: 'cut-short'; readonly services: ReadonlySet<string>; readonly share: number }
  /** Failing: the vantage sees nothing at all, whatever other events say. Down: only the witnesses are. */
  | { readonly kind: 'witnesses'; readonly state: 'failing' | 'down' }
  | { readonly kind: 'silent' }
  /** Each minute is delivered to two environments of the canary. */
  | { readonly kind: 'runs-twice' }
  | { readonly kind: 'publish'; readonly delivery: Delivery; readonly hubs: ReadonlySet<string> }
  | { readonly kind: 'part'; readonly part: Part }
  | { readonly kind: 'hub'; readonly state: HubState; readonly hubs: ReadonlySet<string> }
  /** Planned maintenance: nobody is told of these keys. */
  | { readonly kind: 'mute'; readonly keys: readonly string[] };

/** One event of a scenario; times in milliseconds from its start, the end excluded. */
export interface ScenarioEvent {
  readonly index: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** Comes and goes: holds for the bad part of each cycle. */
  readonly cycle?: { readonly badMs: number; readonly goodMs: number };
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
  /** The onset in the words of the file: `events[0] at 10m`, `18m`. */
  readonly onset: string;
  readonly withinMs?: number;
  readonly openUntilMs?: number;
  readonly closes?: number;
  /** Share of the phases that may have one more page of a single service. */
  readonly tolerate: number;
}

/** A scripted outage, checked and with its defaults. */
export interface Scenario {
  readonly title: string;
  /** The file as it was named: what messages blame. */
  readonly source: string;
  /** Name of the file without its folders. */
  readonly file: string;
  readonly fleet: Fleet;
  /** The fleet stands in the file itself, and not in a configuration. */
  readonly hasOwnFleet: boolean;
  /** Epoch milliseconds. */
  readonly start: number;
  readonly lengthMs: number;
  readonly warm: boolean;
  /** Times of day are exact; otherwise the onset within the minute is drawn for each phase. */
  readonly isExact: boolean;
  readonly events: readonly ScenarioEvent[];
  readonly expected: Expected;
  /** What was left out of what the file asks for, and why: a line each, for people. */
  readonly notes: readonly string[];
  /** Without it, the scenario is played to look at. */
  readonly hasExpectation: boolean;
}
