import type { Message } from '../../lib/contract/message';
import { MINUTE } from '../../lib/contract/minute';
import type { Host, Receipt } from './host';
import { alsoOpen, foldedInto, incidentOf, investigate, newestFailingOf, rootOf } from './incident';
import { amend, forget, readOpen } from './memory';
import { compose } from './message/compose';

async function tellClosed(host: Host, root: Receipt, open: readonly Receipt[]): Promise<readonly Message[]> {
  const incident = incidentOf(root, open, host.fleet);
  if (incident === undefined) return [];
  const { past, evidence } = await investigate(host, incident.subjects, 'last');
  const now = host.now();
  const newest = newestFailingOf(incident.subjects, past);
  const until = Math.max(newest === undefined ? now : newest + MINUTE, root.since + MINUTE);
  const happening = { kind: 'closed' as const, until, alsoOpen: alsoOpen(root.key, open) };
  const message = compose({ happening, subject: incident.subject, receipt: root, evidence, at: now }, host);
  await host.send(message);
  return [message];
}

/**
 * An alarm is OK again. An incident is over when its own alarm and those of all folded into it have ended, in
 * whatever order; what nobody was told of closes silently.
 */
export async function close(host: Host, key: string): Promise<readonly Message[]> {
  const open = await readOpen(host);
  const receipt = open.find((told) => told.key === key);
  if (receipt === undefined) {
    host.log({ type: 'notifier', dropped: key, why: 'nobody was told that it is open' });
    return [];
  }
  const root = rootOf(receipt, open);
  const waiting = root === undefined ? [] : foldedInto(root, open).filter((told) => told.key !== key);
  if (root !== undefined && waiting.length === 0 && (root === receipt || root.endedAt !== undefined)) {
    const messages = await tellClosed(host, root, open);
    await forget(host, [key, root.key]);
    return messages;
  }
  if (root === receipt) await amend(host, { ...receipt, endedAt: receipt.endedAt ?? host.now() });
  else await forget(host, [key]);
  return [];
}
