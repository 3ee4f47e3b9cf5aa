import { definitionOf, type IncidentDefinition } from '../../../lib/contract/incident-definitions';
import { MINUTE } from '../../../lib/contract/minute';
import { assess, type Evidence } from '../evidence/evidence';
import type { Reading } from '../evidence/history';
import type { Snapshot } from '../evidence/snapshot';
import { type Closing, isEnded, isHeld, type Receipt, topicsBehind } from '../receipts/receipt';
import type { Decision, Known, Resend, Unjudged } from './decision';
import { endingOf, untilOf } from './ending';
import { isHeldLongEnough, isResumed } from './holding';
import { definitionsOf, incidentOf } from './incident';
import { candidateOf, newsSince, raisedNews } from './news';
import { receiptOf } from './receipt-of';
import { isStillRaised } from './still-raised';

/** An alarm that is still in ALARM while nothing has been judged for so long is worth a word. */
const UNJUDGED_MINUTES = 60;

function whyUnjudged(definitions: readonly IncidentDefinition[], { records }: Snapshot): Unjudged['why'] {
  const quorum = Math.max(...definitions.map((each) => each.quorum));
  const members = new Set(definitions.flatMap((each) => each.members));
  if (records.length < quorum) return 'too few vantages can see';
  const refused = records.filter(({ cells }) =>
    cells.some(({ service, verdict }) => members.has(service) && verdict.kind === 'blocked'),
  );
  return refused.length >= quorum ? 'it refuses us' : 'nothing of it arrives';
}

/** That nothing has been judged for an hour, though no OK came; undefined where something was, or people know it. */
function unjudgedOf(
  receipts: readonly Receipt[],
  definitions: readonly IncidentDefinition[],
  known: Known,
): Unjudged | undefined {
  const [root] = receipts;
  if (root === undefined || root.unjudgedAt !== undefined || receipts.every(isEnded)) return undefined;
  const judged = definitions.filter(({ kind }) => kind !== 'way');
  const histories = judged.map(known.history.of).filter((readings) => readings.length > 0);
  if (histories.length === 0) return undefined;
  const isJudged = ({ state }: Reading) => state !== 'unjudged';
  const newest = Math.max(...histories.map((readings) => readings.findLast(isJudged)?.minute ?? 0));
  if (newest > known.history.last - UNJUDGED_MINUTES * MINUTE) return undefined;
  const why = whyUnjudged(definitions, known.snapshot);
  return newest === 0 ? { why } : { why, since: newest + MINUTE };
}

/** Whom the newest message of an incident has not reached; those who know nothing of it hear that it is open. */
export function resends(row: Receipt | Closing, topics: readonly string[], known: Known): readonly Resend[] {
  const behind = topicsBehind(row, topics);
  if (behind.length === 0) return [];
  const definitions = row.kind === 'receipt' ? definitionsOf(incidentOf(row, known.rows), known.fleet) : [];
  const evidence = assess(definitions, known.snapshot, known.history, known.fleet);
  const late = row.kind === 'closing' ? ('closed' as const) : ('updated' as const);
  const knowing = behind.filter((topic) => row.told[topic] !== undefined);
  const unknowing = behind.filter((topic) => row.told[topic] === undefined);
  return [
    ...(unknowing.length > 0 ? [{ kind: 'resend', row, as: 'opened', topics: unknowing, evidence } as const] : []),
    ...(knowing.length > 0 ? [{ kind: 'resend', row, as: late, topics: knowing, evidence } as const] : []),
  ];
}

/** What is held: over, told after all, or still held. */
function reviewHeld(held: Receipt & { readonly heldAt: number }, known: Known): readonly Decision[] {
  const { fleet, rows, history, snapshot, now } = known;
  const ending = endingOf(incidentOf(held, rows), history, fleet, now);
  if (ending !== undefined && !isStillRaised(held, known)) return [{ kind: 'forget', receipt: held, ending }];
  const definition = definitionOf(held.key, fleet);
  if (definition === undefined) return [];
  const evidence = assess([definition], snapshot, history, fleet);
  // of a page that is told after all, nothing is known but what is seen now
  if (held.severity === 'page') {
    const receipt = receiptOf(definition, held.openedAt, evidence, known);
    return isResumed(definition, history, rows) ? [{ kind: 'open', definition, receipt, evidence }] : [];
  }
  if (!isHeldLongEnough(definition, held, rows, now)) return [];
  const { heldAt: _, ...standing } = held;
  const about = known.raised(held.key);
  const receipt = about === undefined ? standing : { ...standing, raised: about };
  return [{ kind: 'open', definition, receipt, evidence }];
}

/** An open ticket: told once, and closed once; one of several alarms also tells of each that comes. */
function reviewTicket(root: Receipt, until: number, evidence: Evidence, { raised, now }: Known): Decision {
  const about = raised(root.key) ?? [];
  const news = raisedNews(root, about, now);
  if (news !== undefined) return { kind: 'update', root, news, evidence };
  const isFirst = root.raised === undefined && about.length > 0;
  return { kind: 'learn', root, until, candidate: undefined, ...(isFirst && { raised: about }) };
}

/** What is done about an open incident, known by its root, each minute. */
export function review(root: Receipt, topics: readonly string[], known: Known): readonly Decision[] {
  const { fleet, rows, history, snapshot, now } = known;
  if (isHeld(root)) return reviewHeld(root, known);
  const incident = incidentOf(root, rows);
  const definitions = definitionsOf(incident, fleet);
  const missing = definitions.length === 0 ? [] : resends(root, topics, known);
  // first what happened before, then what became of it
  if (missing.length > 0) return missing;
  const evidence = assess(definitions, snapshot, history, fleet);
  const ending = endingOf(incident, history, fleet, now);
  const until = untilOf(incident, history, fleet);
  if (ending !== undefined && !isStillRaised(root, known)) {
    return [{ kind: 'close', incident, ending, until, evidence }];
  }
  if (root.severity === 'ticket') return [reviewTicket(root, until, evidence, known)];
  const unjudged = unjudgedOf([root, ...incident.merged], definitions, known);
  if (unjudged !== undefined) {
    return [{ kind: 'update', root, news: { services: [], vantages: [] }, unjudged, evidence }];
  }
  const isFailing = definitions.some((each) => history.of(each).at(-1)?.state === 'failing');
  const news = isFailing ? newsSince(root, evidence, now) : undefined;
  if (news !== undefined) return [{ kind: 'update', root, news, evidence }];
  // a clean minute does not come between two that agree
  const candidate = isFailing ? candidateOf(evidence, root) : root.candidate;
  return [{ kind: 'learn', root, until, candidate }];
}
