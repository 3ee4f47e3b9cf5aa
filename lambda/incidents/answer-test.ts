import { dashboardUrl } from '../../lib/contract/console-links';
import { incidentKey } from '../../lib/contract/incident-key';
import type { Body, Message } from '../../lib/contract/message';
import { runbookLink } from '../../lib/contract/runbook';
import { type WayTest, wayTestMark, wayTestOf } from '../../lib/contract/way-test';
import type { AlarmChange } from './alarm-change';
import { dedupKeyOf } from './message/compose';
import { signatureOf, textOf } from './message/text';
import type { IncidentPorts } from './ports';

const { test: key } = incidentKey;

function bodyOf({ severity }: WayTest, isOver: boolean, { fleet, hub }: IncidentPorts): Body {
  return {
    advice: isOver
      ? 'This is how the end of an incident is told. Nothing has to be done.'
      : 'Somebody tests whether messages arrive. Nothing has to be done, and its end follows.',
    facts: [{ heading: 'Sent as', lines: [severity === 'page' ? 'a page, which wakes somebody' : 'a ticket'] }],
    evidence: [],
    links: [
      { label: 'Runbook', url: runbookLink(fleet, key) },
      { label: 'Dashboard', url: dashboardUrl(fleet.name, hub) },
    ],
  };
}

function messageOf({ state, at }: AlarmChange, test: WayTest, ports: IncidentPorts): Message {
  const { fleet, hub } = ports;
  const isOver = state === 'OK';
  const title = `${wayTestMark(test)}: ${isOver ? 'is over' : 'the way to you works'}, nothing is wrong`;
  const body = bodyOf(test, isOver, ports);
  return {
    kind: isOver ? 'closed' : 'opened',
    severity: test.severity,
    key,
    at,
    hub,
    since: at,
    title,
    text: textOf(title, body, signatureOf(key, hub, at)),
    body,
    dedupKey: dedupKeyOf(key, fleet.name),
  };
}

/**
 * Answers the `test` alarm: a message marked TEST to every topic of what it is sent as, each in its form. Nothing is
 * claimed and nothing remembered: delivered twice, it is told twice, for nobody must answer it. What became of it at each
 * topic is in the log.
 */
export async function answerTest(change: AlarmChange, ports: IncidentPorts): Promise<readonly Message[]> {
  if (change.state === 'INSUFFICIENT_DATA') return [];
  const test = wayTestOf(change.reason ?? '');
  const message = messageOf(change, test, ports);
  await Promise.all(ports.topicsOf(test.severity).map((topic) => ports.send(message, topic)));
  return [message];
}
