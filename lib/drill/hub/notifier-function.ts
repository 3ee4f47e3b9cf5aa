import { type RawAlarm, rawAlarms } from '../../../lambda/fallback/raw-alarm';
import { answerAlarm } from '../../../lambda/incidents/answer-alarm';
import type { IncidentPorts } from '../../../lambda/incidents/ports';
import type { Message } from '../../contract/message';

/** A raw alarm as people receive it. */
function rawMessage({ subject, text, severity, key = subject }: RawAlarm, at: number, hub: string): Message {
  const kind = subject.startsWith('ALARM') ? 'opened' : 'closed';
  return { kind, severity, key, at, hub, since: at, title: subject, text: `${subject}\n${text}`, dedupKey: key };
}

/** The notifier as AWS invokes it on an alarm's action, and what people get when it fails. */
export async function notify(alarm: object, ports: IncidentPorts, isFailing: boolean): Promise<void> {
  const event = { Records: [{ Sns: { Message: JSON.stringify(alarm) } }] };
  try {
    if (isFailing) throw new Error('notifier: failing, as the scenario says');
    await answerAlarm(event, ports);
  } catch {
    const { fleet, hub, now, send, topicsOf } = ports;
    await Promise.all(
      rawAlarms(event, fleet).flatMap((raw) =>
        topicsOf(raw.severity).map((topic) => send(rawMessage(raw, now(), hub), topic)),
      ),
    );
  }
}
