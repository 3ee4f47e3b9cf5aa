import type { MetricLayer } from '../../../lib/contract/failure-codes';
import { MINUTE } from '../../../lib/contract/minute';
import type { Evidence } from '../evidence/evidence';
import type { Receipt } from '../receipts/receipt';

/** A first correction of the opening may follow after a minute: it was written on the first evidence there was. */
const FIRST_UPDATE_AFTER_MS = MINUTE;

/** Further news of scope come at most so often. */
const UPDATES_APART_MS = 5 * MINUTE;

/** What evidence says beyond what people were told. */
export interface News {
  /** The new layer, where two rechecks in a row agree on it. */
  readonly layer?: MetricLayer;
  readonly services: readonly string[];
  readonly vantages: readonly string[];
  /** Of a ticket of several alarms: what those are about that have come since. */
  readonly raised?: readonly string[];
}

/** A layer other than the told one, which the next recheck may confirm. */
export function candidateOf({ layer, snapshot }: Evidence, told: Receipt): Receipt['candidate'] {
  if (layer === undefined || layer === 'tie' || layer === told.layer) return undefined;
  // the same minute judged twice is judged once
  return told.candidate?.layer === layer ? told.candidate : { layer, minute: snapshot.minute };
}

/** Services and vantages that no message of this incident has named. Less of something is no news. */
export function scopeNews(told: Receipt, { services, vantages }: Evidence): News {
  return {
    services: (services?.names ?? []).filter((name) => !told.services.includes(name)),
    vantages: vantages.names.filter((name) => !told.vantages.includes(name)),
  };
}

function isTimeForNews(told: Receipt, now: number): boolean {
  return now - told.toldAt >= (told.updatedAt === undefined ? FIRST_UPDATE_AFTER_MS : UPDATES_APART_MS);
}

/** What has come to a ticket of several alarms: of its second alarm no action comes, for its composite is in ALARM already. */
export function raisedNews(told: Receipt, raised: readonly string[], now: number): News | undefined {
  const { raised: known = raised } = told;
  const fresh = raised.filter((about) => !known.includes(about));
  return fresh.length > 0 && isTimeForNews(told, now) ? { services: [], vantages: [], raised: fresh } : undefined;
}

/** What is worth an update now; undefined where nothing is. */
export function newsSince(told: Receipt, evidence: Evidence, now: number): News | undefined {
  const news = scopeNews(told, evidence);
  const { candidate } = told;
  if (candidate !== undefined && candidate.layer === evidence.layer && candidate.minute < evidence.snapshot.minute) {
    return { ...news, layer: candidate.layer };
  }
  const isNews = news.services.length + news.vantages.length > 0;
  return isNews && isTimeForNews(told, now) ? news : undefined;
}
