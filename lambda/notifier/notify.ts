import type { IncidentDefinition } from '../../lib/contract/incident-kinds';
import type { Message } from '../../lib/contract/message';
import { alarmsOf } from './alarm-event';
import { close } from './close';
import type { Host } from './host';
import { incidentOf, rootOf } from './incident';
import { amend, readOpen } from './memory';
import { open } from './open';
import { news } from './update';

async function failing(host: Host, subject: IncidentDefinition): Promise<readonly Message[]> {
  const receipts = await readOpen(host);
  const told = receipts.find(({ key }) => key === subject.key);
  const root = told && rootOf(told, receipts);
  if (told === undefined || root === undefined) return open(host, subject, receipts);
  const { endedAt, ...standing } = told;
  if (endedAt !== undefined) await amend(host, standing);
  const incident = incidentOf(root, receipts, host.fleet);
  return incident === undefined ? [] : news(host, incident);
}

/**
 * An alarm's state change (the SNS event of a Lambda) -> what people are told of it.
 * Throws on an event that is none of ours, and where a message cannot be sent: the raw alarm then goes to people.
 */
export async function notify(event: unknown, host: Host): Promise<readonly Message[]> {
  const messages: Message[] = [];
  for (const { subject, state } of alarmsOf(event, host.fleet)) {
    if (state === 'ALARM') messages.push(...(await failing(host, subject)));
    if (state === 'OK') messages.push(...(await close(host, subject.key)));
  }
  return messages;
}
