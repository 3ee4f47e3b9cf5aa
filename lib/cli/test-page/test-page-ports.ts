import type { WayTest } from '../../contract/way-test';

/** The hub's `test` alarm. */
export interface TestAlarm {
  readonly arn: string;
  readonly state: string;
}

/** What the notifier wrote of one message at one topic. */
export interface SentLine {
  readonly topic: string;
  readonly kind: 'opened' | 'closed';
  readonly delivery: string;
  readonly messageId?: string;
  readonly error?: string;
}

/** Who listens to a topic: so many who have confirmed, and the addresses of those who have not. */
export interface Subscribers {
  readonly confirmed: number;
  readonly unconfirmed: readonly string[];
}

/** What a test asks of AWS, in the region of one hub, and the time. Each question rejects with an AccessError where it is refused. */
export interface TestPagePorts {
  /** Undefined where the hub has no such alarm. */
  readonly alarm: (name: string) => Promise<TestAlarm | undefined>;
  readonly setState: (name: string, state: 'ALARM' | 'OK', reason: string) => Promise<void>;
  /** What the notifier has written of a test since a time, epoch milliseconds. */
  readonly sent: (logGroup: string, test: WayTest, since: number) => Promise<readonly SentLine[]>;
  readonly subscribers: (topicArn: string) => Promise<Subscribers>;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<unknown>;
}
