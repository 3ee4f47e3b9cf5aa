import type { Fleet } from '../../../lib/contract/fleet';
import { INCIDENT_KINDS, type IncidentDefinition } from '../../../lib/contract/incident-kinds';
import { runbookLink } from '../../../lib/contract/runbook';
import type { Report } from './report';

/** What kind of trouble this is, and what to do first. */
export function adviceOf({ definition, told }: Report): string {
  const joined = told.joined.join(', ');
  switch (definition.kind) {
    case 'cause':
      return `One failure of what they share (${definition.key.slice('cause/'.length)}), not one failure each.`;
    case 'service':
      return 'It fails on its own: nothing that it shares with other services explains it.';
    case 'unexplained':
      return joined === ''
        ? 'They fail together and no known cause explains it: find what they share, then add it to the causes.'
        : `They failed together unexplained at first; ${joined} is part of it.`;
    case 'everything':
      return 'Nearly everything fails while the witnesses answer. First suspect what is ours: a firewall or rate limit against the canaries, the account, a release of canary or configuration.';
    case 'quorum-lost':
      return `Until ${definition.quorum} vantages can see, no outage is told and none is closed. First check the canaries: schedule, last release, quotas, credentials; then AWS in their regions.`;
  }
}

/** The heading of the runbook for this kind of incident. */
export function runbookOf({ kind }: IncidentDefinition, fleet: Fleet): string {
  return runbookLink(fleet, INCIDENT_KINDS[kind].runbook);
}
