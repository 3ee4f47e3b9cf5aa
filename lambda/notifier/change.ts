import type { MetricLayer } from '../../lib/contract/failure-codes';
import { MINUTE } from '../../lib/contract/minute';
import type { Evidence } from './evidence';
import type { Receipt } from './host';

/** A first correction of the opening may follow after a minute: it was written on the first evidence there was. */
const FIRST_UPDATE_AFTER = MINUTE;

/** Further news of scope come at most so often. */
const UPDATES_APART = 5 * MINUTE;

/** What evidence says beyond what people were told. */
export interface Change {
  /** The new layer, where two looks in a row agree on it. */
  readonly layer?: MetricLayer;
  readonly services: readonly string[];
  readonly vantages: readonly string[];
}

/** A layer other than the told one, which the next look may confirm. */
export function candidateOf({ layer, picture }: Evidence, told: Receipt): Receipt['candidate'] {
  if (layer === undefined || layer === 'tie' || layer === told.layer) return undefined;
  // the same minute looked at twice is one look
  return told.candidate?.layer === layer ? told.candidate : { layer, minute: picture.minute };
}

/** Services and vantages that no message of this incident has named. Less of something is no change. */
export function scopeChange(told: Receipt, { services, vantages }: Evidence): Change {
  return {
    services: (services?.names ?? []).filter((name) => !told.services.includes(name)),
    vantages: vantages.names.filter((name) => !told.vantages.includes(name)),
  };
}

/** What is worth an update now; undefined where nothing is. */
export function changeSince(told: Receipt, evidence: Evidence, now: number): Change | undefined {
  const change = scopeChange(told, evidence);
  const { candidate } = told;
  if (candidate !== undefined && candidate.layer === evidence.layer && candidate.minute < evidence.picture.minute) {
    return { ...change, layer: candidate.layer };
  }
  const apart = told.toldAt === told.openedAt ? FIRST_UPDATE_AFTER : UPDATES_APART;
  const isNews = change.services.length + change.vantages.length > 0;
  return isNews && now - told.toldAt >= apart ? change : undefined;
}
