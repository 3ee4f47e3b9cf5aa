import type { AlarmState } from '../alarm/alarm';
import type { SuppressedBy } from './suppression';

/** Something that an alarm did; `at` is in epoch milliseconds, `alarm` its name. */
export type AlarmEvent = { readonly at: number; readonly region: string; readonly alarm: string } & (
  | {
      readonly kind: 'change';
      readonly from: AlarmState;
      readonly to: AlarmState;
      readonly reason: string;
      readonly reasonData?: string;
    }
  | {
      readonly kind: 'action';
      /** ARN that was called. */
      readonly action: string;
      readonly state: AlarmState;
      /** The JSON of the message that CloudWatch sends to an SNS topic. */
      readonly payload: object;
    }
  | {
      readonly kind: 'withheld';
      /** What holds the actions back: a suppressor, or a mute rule. */
      readonly by: SuppressedBy | 'Mute';
    }
);
