import { definitionOf, type IncidentDefinition } from '../../lib/contract/incident-kinds';
import type { Message } from '../../lib/contract/message';
import { close } from './close';
import { assess } from './evidence';
import type { Host, Receipt } from './host';
import { foldedInto, type Incident, incidentOf, rootOf } from './incident';
import { membersOf } from './members-of';
import { forget, readOpen } from './memory';
import { open } from './open';
import { type Past, readPast } from './past';
import { readPicture } from './picture';
import { isLongClean } from './streak';
import { update } from './update';

/** A receipt of this fleet, and what it is about. */
interface Told {
  readonly receipt: Receipt;
  readonly subject: IncidentDefinition;
}

/** One step; where it fails it is tried again in a minute, and keeps no other incident waiting. */
async function attempt(
  host: Host,
  { key }: IncidentDefinition,
  step: () => Promise<readonly Message[]>,
): Promise<readonly Message[]> {
  try {
    return await step();
  } catch (error) {
    host.log({ type: 'notifier', problem: 'cannot look again', key, error: String(error) });
    return [];
  }
}

/** Closed long ago, but for an action that was lost, or a closing message that could not be sent. */
function isOver({ receipt, subject }: Told, past: Past, receipts: readonly Receipt[]): boolean {
  const isLeftOver = receipt.endedAt !== undefined && foldedInto(receipt, receipts).length === 0;
  return isLeftOver || isLongClean(past.of(subject));
}

/** News of incidents that fail at present; those of which nothing is seen are left alone. */
async function review(host: Host, incidents: readonly Incident[], past: Past): Promise<readonly Message[]> {
  if (incidents.length === 0) return [];
  const services = membersOf(incidents.flatMap(({ subjects }) => subjects));
  const picture = await readPicture(host, past, services, past.last);
  const news = incidents.map((incident) =>
    attempt(host, incident.subject, () => update(host, incident, assess(incident.subjects, picture, past, host.fleet))),
  );
  return (await Promise.all(news)).flat();
}

/** Each minute: reads the evidence of every open incident again, and tells what changed. Never throws. */
export async function lookAgain(host: Host): Promise<readonly Message[]> {
  const receipts = await readOpen(host);
  if (receipts.length === 0) return [];
  const told = receipts.flatMap((receipt): Told[] => {
    const subject = definitionOf(receipt.key, host.fleet);
    return subject === undefined ? [] : [{ receipt, subject }];
  });
  // what the configuration no longer has can neither fail nor recover
  const gone = receipts.filter((receipt) => !told.some((one) => one.receipt === receipt)).map(({ key }) => key);
  await forget(host, gone);

  const subjects = told.map(({ subject }) => subject);
  const past = await readPast(host, subjects);
  const isFailing = (subject: IncidentDefinition) => past.of(subject).at(-1)?.state === 'failing';
  const over = told.filter((one) => isOver(one, past, receipts));
  const lost = told.filter(({ receipt, subject }) => rootOf(receipt, receipts) === undefined && isFailing(subject));
  const incidents = told
    .filter((one) => !over.includes(one) && one.receipt.foldedInto === undefined)
    .flatMap(({ receipt }) => incidentOf(receipt, receipts, host.fleet) ?? [])
    .filter(({ subjects }) => subjects.some(isFailing));

  const messages: Message[] = [];
  // one after the other: whether an incident is over depends on those folded into it
  for (const { subject } of over) messages.push(...(await attempt(host, subject, () => close(host, subject.key))));
  for (const { receipt, subject } of lost) {
    const others = receipts.filter((other) => other !== receipt);
    messages.push(...(await attempt(host, subject, () => open(host, subject, others))));
  }
  return [...messages, ...(await review(host, incidents, past))];
}
