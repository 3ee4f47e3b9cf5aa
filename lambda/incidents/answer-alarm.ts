import { definitionOf } from '../../lib/contract/incident-definitions';
import { incidentKey } from '../../lib/contract/incident-key';
import { INCIDENT_KINDS } from '../../lib/contract/incident-kinds';
import type { Message } from '../../lib/contract/message';
import { type AlarmChange, alarmChanges } from './alarm-change';
import { answerTest } from './answer-test';
import { carryOut } from './carry-out';
import { decide } from './deciding/decide';
import type { Known } from './deciding/decision';
import { judgedWith } from './deciding/ending';
import { definitionsOf, incidentOf, knownIncident, receiptsOf } from './deciding/incident';
import { SHARED } from './deciding/merge-root';
import { bothHistories, readHistory } from './evidence/history';
import { membersOf } from './evidence/members-of';
import { readRaised } from './evidence/raised';
import { readSnapshot } from './evidence/snapshot';
import { newestFailingOf } from './evidence/streak';
import { inTurn } from './in-turn';
import type { IncidentPorts } from './ports';
import { type ReadRows, readRows } from './read-rows';
import { noting } from './receipts/receipt-changes';
import { remember } from './tell';

/** What else a decision may have to look at: the incident that a change ends, or those into which it may be merged. */
function othersOf({ key, state }: AlarmChange, { rows }: ReadRows, { fleet }: IncidentPorts) {
  const receipt = receiptsOf(rows).find((row) => row.key === key);
  const own = receipt && knownIncident(receipt, rows);
  const kind = definitionOf(key, fleet)?.kind;
  const isShared = kind !== undefined && kind !== 'service' && INCIDENT_KINDS[kind].severity === 'page';
  const shared = receiptsOf(rows)
    .filter(({ severity }) => severity === 'page')
    .map((row) => incidentOf(row, rows))
    .filter(({ root }) => definitionOf(root.key, fleet)?.kind !== 'service');
  const incidents = [...(own === undefined ? [] : [own]), ...(state === 'ALARM' && isShared ? shared : [])];
  const about = incidents.flatMap((incident) => [...definitionsOf(incident, fleet), ...judgedWith(incident, fleet)]);
  return [...new Set(about)].filter((each) => each.key !== key);
}

/**
 * Reads everything that a decision needs, once: first what tells where to look, then the rest. An alarm may come late,
 * and the last minute hold less: it is judged by the newest minute in which it held; an end by the last minute.
 */
async function readKnown(change: AlarmChange, ports: IncidentPorts): Promise<Known> {
  const { fleet, hub, now } = ports;
  const at = now();
  const definition = definitionOf(change.key, fleet);
  const own = definition === undefined ? [] : [definition];
  const [read, ownHistory] = await Promise.all([readRows(ports), readHistory(ports, own, at)]);
  const others = othersOf(change, read, ports);
  const newest = change.state === 'ALARM' ? newestFailingOf(own, ownHistory) : undefined;
  const minute = newest ?? ownHistory.last;
  const [history, snapshot, raised] = await Promise.all([
    others.length === 0 ? ownHistory : readHistory(ports, others, at).then((rest) => bothHistories(ownHistory, rest)),
    readSnapshot(ports, ownHistory, membersOf([...own, ...others]), minute),
    readRaised(ports, own),
  ]);
  return { now: at, fleet, hub, ...read, history, snapshot, raised };
}

/** What is done about one state change, with all that is known of it: decided, carried out. */
async function answerChange(change: AlarmChange, known: Known, ports: IncidentPorts): Promise<readonly Message[]> {
  const { key, state } = change;
  const decision = decide(change, known);
  if ('why' in decision) ports.log({ type: 'incidents', decision: decision.kind, key, state, why: decision.why });
  if (decision.kind === 'drop') return [];
  // noted beside the sending: should that come to nothing, the next recheck takes it up
  const isNoted = remember(ports, [noting(change)]);
  const messages = await carryOut(decision, known, ports, isNoted);
  await isNoted;
  return messages;
}

/**
 * Reads all that must be known of one state change, and answers it; what may be told as an update of something else, in
 * its turn.
 * @param isAnswered whether it is to be answered at all, as far as is known. @default it is
 */
export async function readAndAnswer(
  change: AlarmChange,
  ports: IncidentPorts,
  isAnswered: (known: Known) => boolean = () => true,
): Promise<readonly Message[]> {
  const answer = async () => {
    const known = await readKnown(change, ports);
    return isAnswered(known) ? answerChange(change, known, ports) : [];
  };
  const kind = definitionOf(change.key, ports.fleet)?.kind;
  return change.state === 'ALARM' && kind !== undefined && SHARED.has(kind) ? inTurn(ports, answer) : answer();
}

/**
 * An alarm's state change (the SNS event of a Lambda) -> what people are told of it.
 * Throws on an event that is not one of ours, and where a message can be neither sent nor written: the raw alarm then goes to people.
 */
export async function answerAlarm(event: unknown, ports: IncidentPorts): Promise<readonly Message[]> {
  const changes = alarmChanges(event, ports.now());
  const isTest = ({ key }: AlarmChange) => key === incidentKey.test;
  const unknown = changes.find(
    (change) => change.state === 'ALARM' && !isTest(change) && definitionOf(change.key, ports.fleet) === undefined,
  );
  if (unknown !== undefined) throw new Error(`notifier: the fleet has nothing of key ${unknown.key}`);
  const answers = changes.map((change) => (isTest(change) ? answerTest(change, ports) : readAndAnswer(change, ports)));
  return (await Promise.all(answers)).flat();
}
