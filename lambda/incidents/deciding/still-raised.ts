import type { Receipt } from '../receipts/receipt';
import type { Known } from './decision';

/** Whether an alarm of a ticket is in ALARM though one is OK: each stack of a hub has a composite of the same key. */
export function isStillRaised({ key }: Receipt, { raised }: Known): boolean {
  return (raised(key) ?? []).length > 0;
}
