import { alarmsOf } from '../../lib/contract/alarms-of';
import { definitionOf } from '../../lib/contract/incident-definitions';
import type { Message } from '../../lib/contract/message';
import type { AlarmChange } from './alarm-change';
import { readAndAnswer } from './answer-alarm';
import { carryOut } from './carry-out';
import type { Known } from './deciding/decision';
import { endingOf, judgedWith } from './deciding/ending';
import { definitionsOf, incidentOf, knownIncident, receiptsOf } from './deciding/incident';
import { resends, review } from './deciding/review';
import { readHistory } from './evidence/history';
import { membersOf } from './evidence/members-of';
import { readRaised } from './evidence/raised';
import { readSnapshot } from './evidence/snapshot';
import type { IncidentPorts } from './ports';
import { readRows } from './read-rows';
import { isEnded, isUnanswered, newestAlarm, type Receipt, type Row, topicsBehind } from './receipts/receipt';

/** One incident; where it fails it is tried again in a minute, and keeps no other one waiting. */
async function attempt(
  { log }: IncidentPorts,
  key: string,
  work: () => Promise<readonly Message[]>,
): Promise<readonly Message[]> {
  try {
    return await work();
  } catch (error) {
    log({ type: 'incidents', problem: 'cannot be judged again', key, error: String(error) });
    return [];
  }
}

/** An ALARM to which nobody has answered. A table that cannot be read is no reason to tell it again. */
async function answerAgain(row: Row, ports: IncidentPorts): Promise<readonly Message[]> {
  const change: AlarmChange = { key: row.key, state: 'ALARM', at: newestAlarm(row) };
  return readAndAnswer(change, ports, (known) => known.before(row.key) !== 'unread');
}

/** What was told as an update of an incident that is not open any more: over, or an incident of its own. */
async function reviewOrphan(receipt: Receipt, known: Known, ports: IncidentPorts): Promise<readonly Message[]> {
  const { history, fleet, now } = known;
  const ending = endingOf({ root: receipt, merged: [] }, history, fleet, now);
  if (ending !== undefined) return carryOut({ kind: 'forget', receipt, ending }, known, ports);
  const definition = definitionOf(receipt.key, fleet);
  const isFailing = definition !== undefined && history.of(definition).at(-1)?.state === 'failing';
  return isFailing && !isEnded(receipt) ? answerAgain(receipt, ports) : [];
}

async function reviewRow(row: Row, known: Known, ports: IncidentPorts): Promise<readonly Message[]> {
  if (row.kind === 'noted') return [];
  if (row.kind === 'receipt' && knownIncident(row, known.rows) === undefined) return reviewOrphan(row, known, ports);
  if (row.mergedInto !== undefined) return [];
  const topics = ports.topicsOf(row.severity);
  const decisions = row.kind === 'receipt' ? review(row, topics, known) : resends(row, topics, known);
  return (await Promise.all(decisions.map((decision) => carryOut(decision, known, ports)))).flat();
}

/** Whether nobody is to be told of a key now. What cannot be read is not muted. */
async function muting({ mutedAlarms, fleet, log }: IncidentPorts): Promise<(key: string) => boolean> {
  try {
    const muted = await mutedAlarms();
    return (key) => {
      const definition = definitionOf(key, fleet);
      const alarms = definition === undefined ? [] : alarmsOf(definition, fleet);
      return alarms.length > 0 && alarms.every((path) => muted.has(path));
    };
  } catch (error) {
    log({ type: 'incidents', problem: 'mute rules cannot be read', error: String(error) });
    return () => false;
  }
}

/** Whether there is anything to judge again about a row. */
function isPending(row: Row, ports: IncidentPorts): boolean {
  if (row.kind === 'noted') return false;
  return row.kind === 'receipt' || topicsBehind(row, ports.topicsOf(row.severity)).length > 0;
}

/** Each minute: judges every open incident again, and tells what changed, what is over, and what is still untold. Never throws. */
export async function recheck(ports: IncidentPorts): Promise<readonly Message[]> {
  const { fleet, hub, now } = ports;
  const at = now();
  const read = await readRows(ports);
  const unanswered = read.rows.filter((row) => isUnanswered(row) && definitionOf(row.key, fleet) !== undefined);
  const pending = read.rows.filter((row) => isPending(row, ports));
  if (unanswered.length + pending.length === 0) return [];
  const isMuted = await muting(ports);
  const messages: Message[] = [];
  // one after the other: several may be merged into one root, and each must see what the last one left
  for (const row of unanswered.filter(({ key }) => !isMuted(key)))
    messages.push(...(await attempt(ports, row.key, () => answerAgain(row, ports))));
  if (pending.length === 0) return messages;

  const open = receiptsOf(read.rows).map((row) => incidentOf(row, read.rows));
  const about = open.flatMap((incident) => [...definitionsOf(incident, fleet), ...judgedWith(incident, fleet)]);
  const definitions = [...new Set(about)];
  const history = await readHistory(ports, definitions, at);
  const [snapshot, raised] = await Promise.all([
    readSnapshot(ports, history, membersOf(definitions), history.last),
    readRaised(ports, definitions),
  ]);
  const known: Known = { now: at, fleet, hub, ...read, history, snapshot, raised };
  // what is muted is judged again when it is no longer
  const reviews = pending
    .filter(({ key }) => !isMuted(key))
    .map((row) => attempt(ports, row.key, () => reviewRow(row, known, ports)));
  return [...messages, ...(await Promise.all(reviews)).flat()];
}
