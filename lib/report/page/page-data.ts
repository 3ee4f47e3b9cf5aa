import type { AlarmState } from '../../cloudwatch/evaluate';
import type { Annotation, LineMetric } from '../../cloudwatch/read-dashboards';
import type { HubRole } from '../../contract/hub-role';
import type { AlarmSpan, IncidentRow, Seen } from '../../drill/outcome/timeline';

/** All that a page knows. */
export interface PageData {
  readonly drills: readonly DrillPage[];
}

/** The first phase of a drill as its page holds it; times in milliseconds from the scenario's start. */
export interface DrillPage {
  readonly title: string;
  /** What came of all phases, as the command line says it after the title. */
  readonly summary: string;
  /** Epoch milliseconds. */
  readonly start: number;
  /** How many minutes it lasts. */
  readonly minutes: number;
  /** Hubs that watched; with two, the second was to tell only while the first was not alive. */
  readonly hubs: readonly HubRegion[];
  /** Every look that a cell of this drill ever had, each once. */
  readonly looks: readonly CellLook[];
  readonly cells: readonly CellPage[];
  readonly alarms: readonly AlarmPage[];
  readonly incidents: readonly IncidentRow[];
  readonly messages: readonly MessagePage[];
  readonly dashboards: readonly DashboardPage[];
  /** What dashboards show, minute by minute, each figure once; null where there was no sample. */
  readonly figures: readonly (readonly Since<number | null>[])[];
}

/** A hub by its region, and what it is to the other one. */
export interface HubRegion {
  readonly region: string;
  readonly role: HubRole;
}

/** What a vantage saw of a service in a minute, with its evidence and what its code means. */
export interface CellLook {
  readonly seen: Seen;
  readonly detail?: string;
  readonly meaning?: string;
}

/** One value from a minute on, until the next one; minutes count from 0. */
export type Since<T> = readonly [fromMinute: number, value: T];

/** A service from one vantage: indexes of looks, minute by minute. */
export interface CellPage {
  readonly service: string;
  readonly vantage: string;
  readonly looks: readonly Since<number>[];
}

/** A message as people received it. */
export interface MessagePage {
  readonly atMs: number;
  readonly kind: 'opened' | 'updated' | 'closed';
  readonly severity: 'page' | 'ticket';
  readonly key: string;
  readonly layer?: string;
  readonly title: string;
  readonly text: string;
  /** The region of the hub that told it, or where else it came from. */
  readonly hub: string;
}

/** An action of an alarm that was called, or held back and by what. */
export interface ActionPage {
  readonly atMs: number;
  /** The state that the action is for; of one that was held back, the state at that time. */
  readonly state: AlarmState;
  readonly heldBy?: 'Alarm' | 'WaitPeriod' | 'ExtensionPeriod' | 'Mute';
}

/** What makes a metric alarm change, and what it looked at. */
export interface MetricPage {
  readonly kind: 'metric';
  readonly series: readonly string[];
  readonly comparison: string;
  readonly threshold: number;
  /** So many of `of` datapoints must breach. */
  readonly needed: number;
  readonly of: number;
  readonly periodMs: number;
  readonly missing: string;
  /** The datapoints of its last look in each minute, newest first; null where one is missing. */
  readonly points: readonly Since<readonly (number | null)[]>[];
  /** When within a minute it looks, milliseconds. */
  readonly phaseMs: number;
}

/** What makes a composite alarm change. */
export interface CompositePage {
  readonly kind: 'composite';
  readonly rule: string;
  /** Ids of alarms. */
  readonly children: readonly string[];
  readonly suppressor?: { readonly id: string; readonly waitMs: number; readonly extensionMs: number };
}

/** An alarm with its life. */
export interface AlarmPage {
  /** `region/name`. */
  readonly id: string;
  /** Without the configuration's prefix. */
  readonly name: string;
  readonly description: string;
  readonly spans: readonly AlarmSpan[];
  readonly actions: readonly ActionPage[];
  /** Whether a change of it calls anybody. */
  readonly hasActions: boolean;
  readonly cause: MetricPage | CompositePage;
}

/** A dashboard of a hub, as its template has it. */
export interface DashboardPage {
  readonly region: string;
  readonly name: string;
  /** How many minutes its graphs reach back. */
  readonly minutes: number;
  /** From the top; the widgets of a row from the left. */
  readonly rows: readonly (readonly WidgetPage[])[];
}

/** A widget, and how many of 24 columns it takes. */
export type WidgetPage = { readonly width: number; readonly title: string } & (
  | { readonly kind: 'text'; readonly markdown: string }
  /** Ids of alarms. */
  | { readonly kind: 'alarms'; readonly alarms: readonly string[] }
  /** Drawn by a function of ours: services x vantages. */
  | { readonly kind: 'matrix' }
  /** Counted by AWS in an account, and by nobody in a drill. */
  | { readonly kind: 'elsewhere'; readonly namespaces: readonly string[] }
  | MetricsPage
);

/** Metrics as a graph, as numbers, or as a table of latest and largest values. */
export interface MetricsPage {
  readonly kind: 'graph' | 'numbers' | 'table';
  /** How many minutes numbers are of. */
  readonly minutes?: number;
  readonly metrics: readonly LineMetric<FiguresPage>[];
  readonly marks: readonly Annotation[];
}

/** Which figures make a statistic, by index: those that can be put together over any time, or a percentile of each minute. */
export interface FiguresPage {
  readonly statistic: string;
  readonly figures: readonly number[];
}
