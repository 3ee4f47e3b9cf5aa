import { definitionOf, type IncidentDefinition } from '../../../lib/contract/incident-definitions';
import type { AlarmChange } from '../alarm-change';
import { assess } from '../evidence/evidence';
import { isHeld, newestAlarm, newestChange, type Receipt, type Row } from '../receipts/receipt';
import type { Decision, Known, Silence } from './decision';
import { endingOf, untilOf } from './ending';
import { isNamedByPage, refusesSince } from './holding';
import { definitionsOf, knownIncident } from './incident';
import { mergeRoot } from './merge-root';
import { newsSince, scopeNews } from './news';
import { receiptOf } from './receipt-of';
import { isStillRaised } from './still-raised';

function silence(kind: Silence['kind'], why: string): Silence {
  return { kind, why };
}

/** ALARM without a receipt: a new incident, or an update of its root. */
function whereNothingIsOpen(definition: IncidentDefinition, at: number, known: Known): Decision {
  const { fleet, rows, snapshot, history, now } = known;
  const evidence = assess([definition], snapshot, history, fleet);
  const receipt = receiptOf(definition, at, evidence, known);
  const isHeldBack =
    receipt.severity === 'ticket'
      ? isNamedByPage(definition, receipt.services, rows)
      : refusesSince(definition, history);
  if (isHeldBack) return { kind: 'hold', receipt: { ...receipt, heldAt: now } };
  const root = mergeRoot(definition, receipt.services, rows, fleet, now);
  const incident = root && knownIncident(root, rows);
  if (incident === undefined) return { kind: 'open', definition, receipt, evidence };
  const together = assess([...definitionsOf(incident, fleet), definition], snapshot, history, fleet);
  const news = newsSince(incident.root, together, now) ?? scopeNews(incident.root, together);
  const merged = { ...receipt, mergedInto: incident.root.key };
  return { kind: 'merge', definition, receipt: merged, root: incident.root, news, evidence: together };
}

/** ALARM with a receipt: news of it, or nothing. That its alarm is not OK any more is noted in any case. */
function whereItIsOpen(definition: IncidentDefinition, receipt: Receipt, at: number, known: Known): Decision {
  const { fleet, rows, snapshot, history, now } = known;
  if (receipt.severity === 'ticket') return silence('nothing', isHeld(receipt) ? 'a page names it' : 'told already');
  const incident = knownIncident(receipt, rows);
  // told as an update of what was closed in the same moment
  if (incident === undefined) return whereNothingIsOpen(definition, at, known);
  const evidence = assess(definitionsOf(incident, fleet), snapshot, history, fleet);
  const { root } = incident;
  const news = Object.keys(root.told).length === 0 ? undefined : newsSince(root, evidence, now);
  return news === undefined ? silence('nothing', 'told already') : { kind: 'update', root, news, evidence };
}

/** OK with a receipt: the end of the incident where all of it is known to be clean, or else of its alarm. */
function whereItEnds(receipt: Receipt, at: number, known: Known): Decision {
  const { fleet, snapshot, history, now } = known;
  if (isStillRaised(receipt, known)) return silence('end', 'another of its alarms is still in ALARM');
  if (isHeld(receipt)) return { kind: 'forget', receipt, ending: 'recovered' };
  const ended: Receipt = { ...receipt, okAt: at };
  const rows = known.rows.map((row) => (row === receipt ? ended : row));
  const incident = knownIncident(ended, rows);
  if (incident === undefined) return silence('end', 'its root is not open any more');
  if (Object.keys(incident.root.told).length === 0) return silence('end', 'nobody could be told yet that it is open');
  const ending = endingOf(incident, history, fleet, now);
  if (ending === undefined) return silence('end', 'not known to be clean');
  const evidence = assess(definitionsOf(incident, fleet), snapshot, history, fleet);
  return { kind: 'close', incident, ending, until: untilOf(incident, history, fleet), evidence };
}

/** Whether a row knows something newer than a state change, or has been closed in answer to it. */
function isOld({ state, at }: AlarmChange, row: Row): boolean {
  if (at < newestChange(row)) return true;
  return state === 'ALARM' && row.kind === 'closing' && at === newestAlarm(row) && at <= row.closedFor;
}

/** What is done about a state change of an alarm: the table of decisions. */
export function decide(change: AlarmChange, known: Known): Decision {
  const { key, state, at } = change;
  const row = known.rows.find((each) => each.key === key);
  if (state === 'INSUFFICIENT_DATA') return silence('drop', 'it says nothing');
  if (row !== undefined && isOld(change, row)) return silence('drop', 'older than what is known');
  if (state === 'OK') {
    return row?.kind === 'receipt' ? whereItEnds(row, at, known) : silence('end', 'nobody was told that it is open');
  }
  const definition = definitionOf(key, known.fleet);
  if (definition === undefined) throw new Error(`notifier: the fleet has nothing of key ${key}`);
  return row?.kind === 'receipt'
    ? whereItIsOpen(definition, row, at, known)
    : whereNothingIsOpen(definition, at, known);
}
