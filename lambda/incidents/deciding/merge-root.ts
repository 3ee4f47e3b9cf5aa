import type { Fleet } from '../../../lib/contract/fleet';
import { definitionOf, type IncidentDefinition } from '../../../lib/contract/incident-definitions';
import { MINUTE } from '../../../lib/contract/minute';
import { isEnded, type Receipt, type Row } from '../receipts/receipt';
import { knownIncident, receiptsOf } from './incident';

/** `everything` grows out of a cause that opened less than so long before it. */
const GROWS_WITHIN_MS = 15 * MINUTE;

/** What one failure may raise several of. A page about a single service, or about the monitor, says less than these. */
export const SHARED: ReadonlySet<string> = new Set(['cause', 'unexplained', 'everything']);

/** An open incident in whose name others may be told. */
interface Candidate {
  readonly receipt: Receipt;
  readonly kind: IncidentDefinition['kind'];
}

function candidatesFor(key: string, rows: readonly Row[], fleet: Fleet): readonly Candidate[] {
  return receiptsOf(rows)
    .filter((receipt) => receipt.key !== key)
    .flatMap((receipt) => {
      const kind = definitionOf(receipt.key, fleet)?.kind;
      return kind !== undefined && SHARED.has(kind) ? [{ receipt, kind }] : [];
    })
    .toSorted((a, b) => a.receipt.openedAt - b.receipt.openedAt);
}

/** Of a kind, and its alarm not known to be OK again. */
function isRaised(wanted: Candidate['kind']): (root: Candidate) => boolean {
  return ({ kind, receipt }) => kind === wanted && !isEnded(receipt);
}

function rootOfCause(failing: readonly string[], roots: readonly Candidate[]): Receipt | undefined {
  // nothing known of services is no reason to keep silent
  const isNamed = (service: string, { receipt }: Candidate) => receipt.services.includes(service);
  const explained = roots
    .filter(isRaised('unexplained'))
    .find((root) => failing.some((service) => isNamed(service, root)));
  const wider = roots.find((root) => failing.length > 0 && failing.every((service) => isNamed(service, root)));
  return (explained ?? wider)?.receipt;
}

function rootOfEverything(
  candidates: readonly Candidate[],
  roots: readonly Candidate[],
  rows: readonly Row[],
  now: number,
): Receipt | undefined {
  const unexplained = roots.find(({ kind }) => kind === 'unexplained');
  if (unexplained !== undefined) return unexplained.receipt;
  const newest = candidates.findLast(({ kind }) => kind === 'cause')?.receipt;
  if (newest === undefined || now - newest.openedAt >= GROWS_WITHIN_MS) return undefined;
  return knownIncident(newest, rows)?.root;
}

/**
 * The open incident of which a new one is an update. A cause: an `unexplained` that named one of its failing services,
 * or a page that named all of them. `everything`: an `unexplained`, or the root of the cause that opened last, a short
 * time ago. `unexplained`: an `everything`, which would have kept it silent a moment later. All others are told on their own.
 */
export function mergeRoot(
  definition: IncidentDefinition,
  failing: readonly string[],
  rows: readonly Row[],
  fleet: Fleet,
  now: number,
): Receipt | undefined {
  const candidates = candidatesFor(definition.key, rows, fleet);
  const roots = candidates.filter(({ receipt }) => receipt.mergedInto === undefined);
  if (definition.kind === 'cause') return rootOfCause(failing, roots);
  if (definition.kind === 'everything') return rootOfEverything(candidates, roots, rows, now);
  if (definition.kind === 'unexplained') return roots.find(isRaised('everything'))?.receipt;
  return undefined;
}
