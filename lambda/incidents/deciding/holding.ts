import type { IncidentDefinition } from '../../../lib/contract/incident-definitions';
import type { IncidentKindName } from '../../../lib/contract/incident-kinds';
import { MINUTE } from '../../../lib/contract/minute';
import type { Incidence, Row } from '../receipts/receipt';

/** A ticket that still stands so long after the page that named it was closed is told after all. */
const HELD_AFTER_PAGE_MS = 10 * MINUTE;

const OF_CAUSE: ReadonlySet<IncidentKindName> = new Set(['partial-cause', 'slow-cause']);
const OF_SERVICES: ReadonlySet<IncidentKindName> = new Set(['partial-service', 'slow-service', 'blocked-service']);

/** The key of the page about the cause of a ticket. */
function causePage({ key }: IncidentDefinition): string {
  return key.replace(/^(partial|slow)\//, '');
}

function names(page: Incidence, ticket: IncidentDefinition, services: readonly string[]): boolean {
  if (OF_CAUSE.has(ticket.kind)) return [page.key, ...page.joined].includes(causePage(ticket));
  return OF_SERVICES.has(ticket.kind) && services.length > 0 && services.every((name) => page.services.includes(name));
}

/** The services that a ticket speaks of: its only member, or those that it was seen for. */
function servicesOf({ members }: IncidentDefinition, seen: readonly string[]): readonly string[] {
  return members.length === 1 ? members : seen;
}

/** Whether an open page names what a ticket is about: it says it already, or what comes of it. */
export function isNamedByPage(ticket: IncidentDefinition, seen: readonly string[], rows: readonly Row[]): boolean {
  const services = servicesOf(ticket, seen);
  return rows.some((row) => row.kind === 'receipt' && row.severity === 'page' && names(row, ticket, services));
}

/** Whether a held ticket is to be told now: no page names it, and none has for a while. */
export function isHeldLongEnough(
  ticket: IncidentDefinition,
  held: Incidence & { readonly heldAt: number },
  rows: readonly Row[],
  now: number,
): boolean {
  if (isNamedByPage(ticket, held.services, rows)) return false;
  const services = servicesOf(ticket, held.services);
  const closed = rows.flatMap((row) =>
    row.kind === 'closing' && row.severity === 'page' && names(row, ticket, services) ? [row.closedAt] : [],
  );
  return now - Math.max(held.heldAt, ...closed) >= HELD_AFTER_PAGE_MS;
}
