import type { Fleet } from '../../lib/contract/fleet';
import { keyOf } from '../../lib/contract/incident-key';
import { definitionOf, type IncidentDefinition } from '../../lib/contract/incident-kinds';

/** One state change of one of our alarms. */
export interface AlarmEvent {
  readonly subject: IncidentDefinition;
  readonly state: 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
}

const STATES: ReadonlySet<unknown> = new Set(['OK', 'ALARM', 'INSUFFICIENT_DATA']);

/** A member of anything that was parsed; undefined where there is none. */
function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function isState(value: unknown): value is AlarmEvent['state'] {
  return STATES.has(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`notifier: the SNS message is no JSON, got ${JSON.stringify(text.slice(0, 80))}`);
  }
}

function alarmOf(record: unknown, fleet: Fleet): AlarmEvent {
  const text = member(member(record, 'Sns'), 'Message');
  if (typeof text !== 'string') throw new Error(`notifier: no SNS message, got ${JSON.stringify(record)}`);
  const alarm = parsed(text);
  const name = JSON.stringify(member(alarm, 'AlarmName'));
  const state = member(alarm, 'NewStateValue');
  if (!isState(state)) throw new Error(`notifier: alarm ${name}: no known state, got ${JSON.stringify(state)}`);
  const description = member(alarm, 'AlarmDescription');
  const key = typeof description === 'string' ? keyOf(description) : undefined;
  if (key === undefined) throw new Error(`notifier: alarm ${name}: no key in its description`);
  const subject = definitionOf(key, fleet);
  if (subject === undefined) throw new Error(`notifier: alarm ${name}: the fleet has nothing of key ${key}`);
  return { subject, state };
}

/** The alarms of a Lambda's SNS event. Throws on what is none of ours: the raw alarm then goes to people. */
export function alarmsOf(event: unknown, fleet: Fleet): readonly AlarmEvent[] {
  const records = member(event, 'Records');
  if (!Array.isArray(records) || records.length === 0) {
    throw new Error(`notifier: no SNS records, got ${JSON.stringify(event)}`);
  }
  return records.map((record: unknown) => alarmOf(record, fleet));
}
