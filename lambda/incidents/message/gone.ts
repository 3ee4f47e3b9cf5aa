import type { Message } from '../../../lib/contract/message';
import type { IncidentPorts } from '../ports';
import type { Incidence } from '../receipts/receipt';
import { dedupKeyOf } from './compose';
import { spellNames, spellTime } from './spell';

/** The end of what the configuration no longer has: all that is left to say stands in its receipt. */
export function composeGone(
  told: Incidence,
  at: number,
  { fleet, hub }: Pick<IncidentPorts, 'fleet' | 'hub'>,
): Message {
  const { key, severity, layer, since, until, services, vantages } = told;
  const title = `CLOSED ${key}: no longer watched, was failing from ${spellTime(since, at)} to ${spellTime(until, at)}`;
  const lines = [
    title,
    '',
    'It has left the configuration while this was open: whether it is well again is not known here.',
    '',
    ...(services.length > 0 ? [`Had failed: ${spellNames(services)}`] : []),
    ...(vantages.length > 0 ? [`Seen from: ${vantages.join(', ')}`] : []),
    `Key ${key}, told by ${hub} at ${new Date(at).toISOString().slice(11, 19)} UTC`,
  ];
  return {
    kind: 'closed',
    severity,
    key,
    at,
    hub,
    since,
    title,
    text: lines.join('\n'),
    ...(layer === undefined ? {} : { layer }),
    dedupKey: dedupKeyOf(key, fleet.name),
  };
}
