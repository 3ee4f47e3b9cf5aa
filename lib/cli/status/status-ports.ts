import type { StoredRow } from '../../../lambda/incidents/receipts/receipt-table';
import type { MatrixPorts } from '../../../lambda/matrix/ports';
import type { MuteTimes } from '../../cloudwatch/mute-end';

/** An alarm that is in ALARM. */
export interface RaisedAlarm {
  readonly name: string;
  /** Epoch milliseconds. */
  readonly since?: number;
  /** Something holds its actions back: nobody is told of it. */
  readonly isSuppressed: boolean;
}

/** A mute rule that is active. */
export interface ActiveMute extends MuteTimes {
  readonly rule: string;
  /** Names of alarms. */
  readonly alarms: readonly string[];
}

/** What one hub is asked. Each question rejects with an AccessError where it is refused. */
export interface StatusHub {
  /** Alarms in ALARM whose names begin so. */
  readonly raised: (prefix: string) => Promise<readonly RaisedAlarm[]>;
  readonly mutes: () => Promise<readonly ActiveMute[]>;
  readonly rows: (table: string) => Promise<readonly StoredRow[]>;
}

/** Everything that a status is made from. */
export interface StatusPorts extends Omit<MatrixPorts, 'fleet'> {
  readonly hub: (region: string) => StatusHub;
  readonly sleep: (ms: number) => Promise<unknown>;
}
