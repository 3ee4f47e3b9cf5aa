import type { RetryRules } from '../probing/probe-all';
import type { ServiceObservation } from '../probing/service-observation';
import { judgeService } from './judge-service';
import { hasWitnessFailed, witnessResult } from './witnesses';

/** Codes do not depend on the time, nor on what the target is called. */
function cellOf(seen: ServiceObservation) {
  return judgeService({ name: '' }, seen, 0);
}

/** What is asked once more within a run: services that fail, and witnesses that speak against the vantage. */
export const needsRetry: RetryRules = {
  service: (seen) => cellOf(seen).verdict.kind === 'failing',
  witness: (seen) => hasWitnessFailed(witnessResult(cellOf(seen))),
};
