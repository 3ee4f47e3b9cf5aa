import type { IncidentDefinition } from '../../../lib/contract/incident-definitions';
import type { IncidentKindName } from '../../../lib/contract/incident-kinds';
import { MINUTE } from '../../../lib/contract/minute';
import type { History } from '../evidence/history';
import { type Incidence, isEnded, isHeld, type Row } from '../receipts/receipt';

/** A ticket that still stands so long after the page that named it was closed is told after all. */
const HELD_AFTER_PAGE_MS = 10 * MINUTE;

const OF_CAUSE: ReadonlySet<IncidentKindName> = new Set(['partial-cause', 'slow-cause']);
const OF_SERVICES: ReadonlySet<IncidentKindName> = new Set(['partial-service', 'slow-service', 'blocked-service']);

/** So long after its last failing minute a service that refuses us may be well, for all that anybody knows. */
const REFUSES_FOR_MINUTES = 10;

/** A held page is told when so many of so many minutes failed: a page that is wider would have been told by then. */
const RESUMED = { failing: 4, of: 6 } as const;

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
  return rows.some(
    (row) => row.kind === 'receipt' && row.severity === 'page' && !isHeld(row) && names(row, ticket, services),
  );
}

/**
 * Whether a service has turned from failing to refusing us, long before its page comes. It leaves its alarm as it was, and
 * when the page that spoke for it is over the action follows: of a failure that nobody sees any more.
 */
export function refusesSince(page: IncidentDefinition, history: History): boolean {
  const recent = page.kind === 'service' ? history.of(page).slice(-REFUSES_FOR_MINUTES) : [];
  return recent.every(({ state }) => state !== 'failing') && recent.some(({ isRefusing }) => isRefusing);
}

/** Whether a held page is to be told now: the service fails again, and no page whose alarm is up names it. */
export function isResumed(page: IncidentDefinition, history: History, rows: readonly Row[]): boolean {
  const failing = history
    .of(page)
    .slice(-RESUMED.of)
    .filter(({ state }) => state === 'failing');
  const isSpokenFor = rows.some(
    (row) =>
      row.kind === 'receipt' &&
      row.severity === 'page' &&
      !isHeld(row) &&
      !isEnded(row) &&
      page.members.every((name) => row.services.includes(name)),
  );
  return failing.length >= RESUMED.failing && !isSpokenFor;
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
    row.kind === 'closing' && row.severity === 'page' && !isHeld(row) && names(row, ticket, services)
      ? [row.closedAt]
      : [],
  );
  return now - Math.max(held.heldAt, ...closed) >= HELD_AFTER_PAGE_MS;
}
