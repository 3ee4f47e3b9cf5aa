import type { FailureCode } from './failure-codes';
import type { Cell } from './verdict';

/** What a run learnt of one witness. */
export interface WitnessResult {
  readonly name: string;
  readonly code: FailureCode | 'up';
}

/** The one structured log line of a run: what the notifier, the matrix and people read as evidence. */
export interface RunRecord {
  readonly type: 'run';
  readonly version: 1;
  readonly vantage: string;
  /** The run's minute, ISO 8601: its identity and the timestamp of its samples. */
  readonly minute: string;
  readonly startedAt: string;
  readonly durationMs: number;
  /** Most witnesses failed: no verdict was published. */
  readonly blind: boolean;
  readonly witnesses: readonly WitnessResult[];
  readonly cells: readonly Cell[];
  /** How many cells are missing, so that the line stays below 48 kB: healthy ones first. */
  readonly cellsLeftOut?: number;
  /** Causes that this vantage marked failed, with the services that each explains. */
  readonly causes: Readonly<Record<string, readonly string[]>>;
  /** Failing services that no cause explains. */
  readonly unexplained: readonly string[];
  readonly everything: boolean;
  /** Resolvers that failed for most names that another one answered. */
  readonly failedResolvers: readonly string[];
  /** Where the last good addresses came from, for services that needed them. */
  readonly lastGood: Readonly<Record<string, 'memory' | 'causes'>>;
  /** Hub region to `published`, or to what went wrong. */
  readonly hubs: Readonly<Record<string, string>>;
  /** What of our own did not work and was done without: the queue, the table of claims. Left out where all did. */
  readonly trouble?: readonly string[];
}

/** Why a run published nothing: it would have begun too late, or its minute is taken. */
export type SkipReason = 'late' | 'claimed-elsewhere' | 'published-before';

/** The log line of a run that published nothing: of another type, so that nobody takes it for evidence. */
export interface SkippedRun {
  readonly type: 'skipped';
  readonly version: 1;
  readonly vantage: string;
  /** The minute that it was for, ISO 8601. */
  readonly minute: string;
  readonly at: string;
  readonly reason: SkipReason;
  readonly trouble?: readonly string[];
}
