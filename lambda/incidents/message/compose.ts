import type { Message } from '../../../lib/contract/message';
import { ticketAlarms } from '../../../lib/contract/ticket-alarms';
import type { News } from '../deciding/news';
import type { IncidentPorts } from '../ports';
import { bodyOf } from './body';
import type { Happening, Report } from './report';
import { signatureOf, textOf } from './text';
import { titleOf } from './title';
import { unwatchedScope } from './unwatched';

/** By which name pagers join all messages of one incident, from whichever hub. */
export function dedupKeyOf(key: string, name: string): string {
  return `${name}/${key}`;
}

const newsOf = ({ services, vantages, raised = [] }: News) => [...services, ...vantages, ...raised];

/** Whether an update names more than was known. */
function isLarger(happening: Happening): { readonly isLarger?: boolean } {
  if (happening.kind !== 'updated') return {};
  const { news, joined, isAgain = false } = happening;
  return { isLarger: isAgain || joined !== undefined || newsOf(news).length > 0 };
}

/** Writes the message: the same facts once for machines, once for people. */
export function compose(report: Report, { fleet, hub }: Pick<IncidentPorts, 'fleet' | 'hub'>): Message {
  const { happening, definition, told, evidence, at } = report;
  const isClosed = happening.kind === 'closed';
  const title = titleOf(report, fleet);
  const body = bodyOf(report, fleet, hub);
  // a closing message speaks of the whole incident, not of its last minute
  const services = evidence.services && (isClosed ? { ...evidence.services, names: told.services } : evidence.services);
  const { raised } = isClosed ? { raised: undefined } : evidence;
  const unwatched = unwatchedScope(report, fleet);
  const vantages = isClosed ? { ...evidence.vantages, names: told.vantages } : evidence.vantages;
  return {
    kind: happening.kind,
    severity: told.severity,
    key: told.key,
    at,
    hub,
    ...(told.layer === undefined ? {} : { layer: told.layer }),
    ...(services === undefined ? {} : { services }),
    vantages: isClosed ? { names: vantages.names, of: vantages.of } : vantages,
    ...(raised === undefined ? {} : { raised: { names: raised, of: ticketAlarms(definition, fleet).length } }),
    ...(unwatched === undefined ? {} : { unwatched }),
    since: told.since,
    ...isLarger(happening),
    title,
    text: textOf(title, body, signatureOf(told.key, hub, at)),
    body,
    dedupKey: dedupKeyOf(definition.key, fleet.name),
  };
}
