import type { Fleet } from '../../../lib/contract/fleet';
import type { IncidentDefinition } from '../../../lib/contract/incident-definitions';
import { INCIDENT_KINDS } from '../../../lib/contract/incident-kinds';
import { runbookLink } from '../../../lib/contract/runbook';
import { incidentTitle } from './people-names';
import type { Report } from './report';
import { WORDING } from './wording';

/** What kind of trouble this is, and what to look at first. */
export function adviceOf({ definition, told }: Report, fleet: Fleet): string {
  const joined = told.joined.map((key) => incidentTitle(key, fleet));
  return WORDING[definition.kind].advice({ ...definition, joined, layer: told.layer });
}

/** The heading of the runbook for this kind of incident. */
export function runbookOf({ kind }: IncidentDefinition, fleet: Fleet): string {
  return runbookLink(fleet, INCIDENT_KINDS[kind].runbook);
}
