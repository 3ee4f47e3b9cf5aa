import type { Fleet } from '../../lib/contract/fleet';
import { definitionOf } from '../../lib/contract/incident-definitions';
import { keyOf } from '../../lib/contract/incident-key';
import { INCIDENT_KINDS } from '../../lib/contract/incident-kinds';
import type { Severity } from '../../lib/contract/message';
import { member } from '../incidents/alarm-change';

/** An alarm as CloudWatch sent it, for people: unread, but there. */
export interface RawAlarm {
  /** Begins with the state, as pagers expect it: `ALARM: ...`, `OK: ...`. */
  readonly subject: string;
  /** The alarm's own message, unchanged. */
  readonly text: string;
  readonly severity: Severity;
  /** Of which incident; undefined where that cannot be read. */
  readonly key?: string;
}

const STATES = /^(ALARM|OK|INSUFFICIENT_DATA)$/;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What cannot be read may be anything: somebody has to look. */
function severityOf(key: string | undefined, fleet: Fleet): Severity {
  const definition = key === undefined ? undefined : definitionOf(key, fleet);
  return definition === undefined ? 'page' : INCIDENT_KINDS[definition.kind].severity;
}

function rawAlarmOf(record: unknown, fleet: Fleet): RawAlarm {
  const sns = member(record, 'Sns');
  const message = member(sns, 'Message');
  const text = typeof message === 'string' ? message : JSON.stringify(record);
  const alarm = parsed(text);
  const state = String(member(alarm, 'NewStateValue'));
  const name = member(alarm, 'AlarmName');
  const key = keyOf(String(member(alarm, 'AlarmDescription') ?? ''));
  const subject = STATES.test(state) ? `${state}: ${String(name)}` : 'ALARM: an event that the notifier cannot read';
  return { subject, text, severity: severityOf(key, fleet), ...(key === undefined ? {} : { key }) };
}

/** The alarms in what Lambda hands over when the notifier failed: its event stands in `requestPayload`. */
export function rawAlarms(event: unknown, fleet: Fleet): readonly RawAlarm[] {
  const payload = member(event, 'requestPayload') ?? event;
  const records = member(payload, 'Records');
  return (Array.isArray(records) && records.length > 0 ? records : [payload]).map((record) =>
    rawAlarmOf(record, fleet),
  );
}
