import type { MetricLayer } from '../../../lib/contract/failure-codes';
import type { IncidentDefinition } from '../../../lib/contract/incident-definitions';
import type { Unjudged } from '../deciding/decision';
import type { News } from '../deciding/news';
import type { Evidence } from '../evidence/evidence';
import type { Ending, Incidence } from '../receipts/receipt';

/** What a message has to tell. */
export type Happening =
  | {
      readonly kind: 'opened';
      /** Keys of the other open incidents. */
      readonly alsoOpen: readonly string[];
    }
  | {
      readonly kind: 'updated';
      readonly news: News;
      /** The layer told before. */
      readonly was?: MetricLayer;
      /** An incident that is told as part of this one. */
      readonly joined?: IncidentDefinition;
      readonly unjudged?: Unjudged;
      /** Somebody has missed it, and what it was is no longer known. */
      readonly isAgain?: true;
    }
  | {
      readonly kind: 'closed';
      readonly ending: Ending;
      /** When the last failing minute ended. */
      readonly until: number;
      readonly alsoOpen: readonly string[];
    };

/** Everything that one message is written from. */
export interface Report {
  readonly happening: Happening;
  readonly definition: IncidentDefinition;
  /** The incident as it will stand once this is told. */
  readonly told: Incidence;
  readonly evidence: Evidence;
  readonly at: number;
}
