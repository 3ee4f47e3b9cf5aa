import { dashboardUrl } from '../../../lib/contract/console-links';
import type { Body, Fact, Message } from '../../../lib/contract/message';
import { runbookPage } from '../../../lib/contract/runbook';
import type { IncidentPorts } from '../ports';
import type { Incidence } from '../receipts/receipt';
import { dedupKeyOf } from './compose';
import { serviceTitles } from './people-names';
import { spellNames, spellTime } from './spell';
import { signatureOf, textOf } from './text';
import { LONGEST_TITLE } from './title';

/** A key may be longer than a first line has room for. */
function cutKey(key: string): string {
  return key.length > 20 ? `${key.slice(0, 19)}…` : key;
}

/** The end of what the configuration no longer has: all that is left to say stands in its receipt. */
export function composeGone(
  told: Incidence,
  at: number,
  { fleet, hub }: Pick<IncidentPorts, 'fleet' | 'hub'>,
): Message {
  const { key, severity, layer, since, until, services, vantages } = told;
  const when = `from ${spellTime(since, at)} to ${spellTime(until, at)}`;
  const whole = `CLOSED ${key}: no longer watched, was failing ${when}`;
  const title = whole.length > LONGEST_TITLE ? `CLOSED ${cutKey(key)}: not watched now, failed ${when}` : whole;
  const facts: readonly Fact[] = [
    { heading: 'Had failed', lines: services.length > 0 ? [spellNames(serviceTitles(services, fleet))] : [] },
    { heading: 'Seen from', lines: vantages.length > 0 ? [vantages.join(', ')] : [] },
  ];
  const body: Body = {
    advice: 'It has left the configuration while this was open: whether it is well again is not known here.',
    facts: facts.filter(({ lines }) => lines.length > 0),
    evidence: [],
    links: [
      { label: 'Runbook', url: runbookPage(fleet) },
      { label: 'Dashboard', url: dashboardUrl(fleet.name, hub) },
    ],
  };
  return {
    kind: 'closed',
    severity,
    key,
    at,
    hub,
    since,
    title,
    text: textOf(title, body, signatureOf(key, hub, at)),
    body,
    ...(layer === undefined ? {} : { layer }),
    dedupKey: dedupKeyOf(key, fleet.name),
  };
}
