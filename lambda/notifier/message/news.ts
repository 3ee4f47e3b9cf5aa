import type { MetricLayer } from '../../../lib/contract/failure-codes';
import type { IncidentDefinition } from '../../../lib/contract/incident-kinds';
import type { Change } from '../change';
import type { Evidence } from '../evidence';
import type { Receipt } from '../host';

/** What a message has to tell. */
export type Happening =
  | {
      readonly kind: 'opened';
      /** Keys of the other open incidents. */
      readonly alsoOpen: readonly string[];
    }
  | {
      readonly kind: 'updated';
      readonly change: Change;
      /** The layer told before. */
      readonly was?: MetricLayer;
      /** A cause that failed too, and is told as part of this incident. */
      readonly joined?: IncidentDefinition;
    }
  | {
      readonly kind: 'closed';
      /** When the last failing minute ended. */
      readonly until: number;
      readonly alsoOpen: readonly string[];
    };

/** Everything that one message is written from. */
export interface News {
  readonly happening: Happening;
  readonly subject: IncidentDefinition;
  /** The receipt as it will stand once this is told. */
  readonly receipt: Receipt;
  readonly evidence: Evidence;
  readonly at: number;
}
