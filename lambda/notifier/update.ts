import type { IncidentDefinition } from '../../lib/contract/incident-kinds';
import type { Message } from '../../lib/contract/message';
import { candidateOf, changeSince, scopeChange } from './change';
import type { Evidence } from './evidence';
import type { Host, Receipt } from './host';
import { type Incident, investigate } from './incident';
import { amend, readAgain } from './memory';
import { compose } from './message/compose';

function withCandidate({ candidate: _, ...receipt }: Receipt, candidate: Receipt['candidate']): Receipt {
  return candidate === undefined ? receipt : { ...receipt, candidate };
}

/** Names in the order of the configuration: the order in which people know them. */
function inOrderOf(order: readonly string[], names: readonly string[]): readonly string[] {
  const wanted = new Set(names);
  return order.filter((name) => wanted.has(name));
}

/**
 * Tells what is new of an open incident, where it is worth a message: a layer that two looks agree on, services and
 * vantages not named before, or a cause that has joined it.
 */
export async function update(
  host: Host,
  { receipt: known, subject }: Incident,
  evidence: Evidence,
  joined?: IncidentDefinition,
): Promise<readonly Message[]> {
  const now = host.now();
  const change = changeSince(known, evidence, now) ?? (joined && scopeChange(known, evidence));
  const candidate = candidateOf(evidence, known);
  if (change === undefined && candidate?.layer === known.candidate?.layer) return [];
  // it may have been closed since it was read: no news of what people believe to be over
  const standing = await readAgain(host, known);
  if (standing === undefined) return [];
  if (change === undefined) {
    await amend(host, withCandidate(standing, candidate));
    return [];
  }

  const { fleet } = host;
  const services = fleet.services.map(({ name }) => name);
  const told: Receipt = {
    ...standing,
    services: inOrderOf(services, [...standing.services, ...change.services]),
    vantages: inOrderOf(fleet.vantages, [...standing.vantages, ...change.vantages]),
    toldAt: now,
    ...(change.layer === undefined ? {} : { layer: change.layer }),
    ...(joined === undefined ? {} : { joined: [...(standing.joined ?? []), joined.key] }),
  };
  const receipt = withCandidate(told, change.layer === undefined ? candidate : undefined);
  const happening = {
    kind: 'updated' as const,
    change,
    ...(standing.layer === undefined ? {} : { was: standing.layer }),
    ...(joined === undefined ? {} : { joined }),
  };
  const message = compose({ happening, subject, receipt, evidence, at: now }, host);
  await host.send(message);
  await amend(host, receipt);
  return [message];
}

/** Reads the evidence of an open incident, and tells what is new of it. */
export async function news(host: Host, incident: Incident, joined?: IncidentDefinition): Promise<readonly Message[]> {
  const { evidence } = await investigate(host, incident.subjects);
  return update(host, incident, evidence, joined);
}
