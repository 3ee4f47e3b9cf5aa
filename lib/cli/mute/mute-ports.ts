/** A mute rule as AWS lists it. */
export interface ListedRule {
  readonly name: string;
  readonly isExpired: boolean;
}

/** A window in which some alarms tell nobody. */
export interface NewRule {
  readonly name: string;
  readonly description: string;
  /** Names of alarms. */
  readonly alarms: readonly string[];
  /** A whole minute, epoch milliseconds. */
  readonly from: number;
  readonly minutes: number;
}

/** What muting asks of AWS, in the region of one hub. Each question rejects with an AccessError where it is refused. */
export interface MuteHub {
  /** Those of some alarms that are there. */
  readonly existing: (alarms: readonly string[]) => Promise<ReadonlySet<string>>;
  /** The mute rules of an alarm. */
  readonly rules: (alarm: string) => Promise<readonly ListedRule[]>;
  readonly put: (rule: NewRule) => Promise<void>;
  /** A rule that is not there is none the less gone. */
  readonly remove: (rule: string) => Promise<void>;
}

/** Every hub, and the time. */
export interface MutePorts {
  readonly now: () => number;
  readonly hub: (region: string) => MuteHub;
}
