import { MINUTE, minuteOf } from '../../lib/contract/minute';
import type { RunRecord } from '../../lib/contract/run-record';
import type { MatrixPorts } from './ports';

/** What is known of one vantage: its newest run, that none was written, or that its records could not be read. */
export type VantageView =
  | { readonly vantage: string; readonly kind: 'read'; readonly record: RunRecord }
  | { readonly vantage: string; readonly kind: 'silent' }
  | { readonly vantage: string; readonly kind: 'unread'; readonly reason: string };

/** The last whole minute, and the one before it where the record of that is not there yet. */
const MINUTES_BACK = [1, 2] as const;

async function viewOf({ record, now }: MatrixPorts, vantage: string): Promise<VantageView> {
  const minutes = MINUTES_BACK.map((back) => minuteOf(now()) - back * MINUTE);
  const reads = await Promise.allSettled(minutes.map((minute) => record(vantage, minute)));
  const [newest] = reads.flatMap((each) => (each.status === 'fulfilled' && each.value ? [each.value] : []));
  if (newest !== undefined) return { vantage, kind: 'read', record: newest };
  const failed = reads.find((each) => each.status === 'rejected');
  return failed === undefined
    ? { vantage, kind: 'silent' }
    : { vantage, kind: 'unread', reason: String(failed.reason) };
}

/** Reads the newest run of every vantage, all at once. */
export function readViews(ports: MatrixPorts): Promise<readonly VantageView[]> {
  return Promise.all(ports.fleet.vantages.map((vantage) => viewOf(ports, vantage)));
}
