import { keyOf } from '../../lib/contract/incident-key';
import type { AlarmState } from './ports';

/** One state change of one of our alarms. */
export interface AlarmChange {
  readonly key: string;
  readonly state: AlarmState;
  /** When it changed: `StateChangeTime`, epoch milliseconds. */
  readonly at: number;
  /** Why, in the words of whoever changed it: `NewStateReason`. */
  readonly reason?: string;
}

const STATES: ReadonlySet<unknown> = new Set(['OK', 'ALARM', 'INSUFFICIENT_DATA']);

/** A member of anything that was parsed; undefined where there is none. */
export function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function isState(value: unknown): value is AlarmChange['state'] {
  return STATES.has(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`notifier: the SNS message is not JSON, got ${JSON.stringify(text.slice(0, 80))}`);
  }
}

function changeOf(record: unknown, now: number): AlarmChange {
  const text = member(member(record, 'Sns'), 'Message');
  if (typeof text !== 'string') throw new Error(`notifier: no SNS message, got ${JSON.stringify(record)}`);
  const alarm = parsed(text);
  const name = JSON.stringify(member(alarm, 'AlarmName'));
  const state = member(alarm, 'NewStateValue');
  if (!isState(state)) throw new Error(`notifier: alarm ${name}: no known state, got ${JSON.stringify(state)}`);
  const description = member(alarm, 'AlarmDescription');
  const key = typeof description === 'string' ? keyOf(description) : undefined;
  if (key === undefined) throw new Error(`notifier: alarm ${name}: no key in its description`);
  const at = Date.parse(String(member(alarm, 'StateChangeTime')));
  // without a time, or with one to come, it is of now: a wrong clock must not make all that follows seem old
  const reason = member(alarm, 'NewStateReason');
  return { key, state, at: at < now ? at : now, ...(typeof reason === 'string' ? { reason } : {}) };
}

/** The state changes of a Lambda's SNS event. Throws on what is not one of ours: the raw alarm then goes to people. */
export function alarmChanges(event: unknown, now: number): readonly AlarmChange[] {
  const records = member(event, 'Records');
  if (!Array.isArray(records) || records.length === 0) {
    throw new Error(`notifier: no SNS records, got ${JSON.stringify(event)}`);
  }
  return records.map((record: unknown) => changeOf(record, now));
}
