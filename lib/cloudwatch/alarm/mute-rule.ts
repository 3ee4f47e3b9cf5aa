/** When each of its fields allows it, in the local time of a zone: `undefined` days and weekdays allow any. */
export interface Cron {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  /** Days of the month. */
  readonly days: readonly number[] | undefined;
  /** 1 is January. */
  readonly months: readonly number[];
  /** 0 is Sunday. */
  readonly weekdays: readonly number[] | undefined;
}

/** When the windows of a mute rule begin. */
export type MuteSchedule =
  | { readonly kind: 'once'; readonly at: number }
  | { readonly kind: 'recurring'; readonly cron: Cron; readonly timezone: string };

/** Withholds the actions of some alarms in windows of time; they are evaluated all the same. Instants are epoch milliseconds. */
export interface MuteRule {
  /** `region/name` */
  readonly id: string;
  /** Ids of the alarms. */
  readonly targets: readonly string[];
  readonly schedule: MuteSchedule;
  readonly durationMs: number;
  /** Nothing is muted before. */
  readonly startsAt?: number;
  /** Nothing is muted from then on. */
  readonly expiresAt?: number;
}
