import type { IncidentDefinition } from '../../lib/contract/incident-kinds';
import type { Message } from '../../lib/contract/message';
import type { Evidence } from './evidence';
import { foldTarget } from './fold';
import type { Host, Receipt } from './host';
import { alsoOpen, incidentOf, investigate, newestFailingOf } from './incident';
import { remember } from './memory';
import { compose } from './message/compose';
import { streakStart } from './streak';
import { news } from './update';

function receiptOf(
  host: Host,
  { key }: IncidentDefinition,
  { layer, services, vantages }: Evidence,
  since: number,
): Receipt {
  const now = host.now();
  const receipt = {
    key,
    openedAt: now,
    since,
    hub: host.hub,
    services: services?.names ?? [],
    vantages: vantages.names,
    toldAt: now,
  };
  // at a tie: the connection failed as often as the name, and is what people feel
  return layer === undefined ? receipt : { ...receipt, layer: layer === 'tie' ? 'http' : layer };
}

/** A cause as an update of the incident that covers it: told once, and keeping that incident open. */
async function fold(
  host: Host,
  own: Receipt,
  subject: IncidentDefinition,
  target: Receipt,
  others: readonly Receipt[],
): Promise<readonly Message[]> {
  const child = { ...own, foldedInto: target.key };
  const incident = incidentOf(target, [...others, child], host.fleet);
  const isNew = target.joined?.includes(subject.key) !== true;
  const messages = incident === undefined ? [] : await news(host, incident, isNew ? subject : undefined);
  if (isNew && messages.length === 0) {
    // closed in this very moment: then it is an incident of its own
    const remaining = others.filter(({ key }) => key !== target.key);
    return open(host, subject, remaining);
  }
  await remember(host, child);
  return messages;
}

/** An alarm that people were not told of: a new incident, or news of one that covers it. */
export async function open(
  host: Host,
  subject: IncidentDefinition,
  others: readonly Receipt[],
): Promise<readonly Message[]> {
  const { past, evidence } = await investigate(host, [subject]);
  const since = streakStart(past.of(subject), newestFailingOf([subject], past) ?? past.last);
  const receipt = receiptOf(host, subject, evidence, since);
  const target = foldTarget(subject, receipt.services, others);
  if (target !== undefined) return fold(host, receipt, subject, target, others);

  const happening = { kind: 'opened' as const, alsoOpen: alsoOpen(subject.key, others) };
  const message = compose({ happening, subject, receipt, evidence, at: receipt.openedAt }, host);
  await host.send(message);
  await remember(host, receipt);
  return [message];
}
