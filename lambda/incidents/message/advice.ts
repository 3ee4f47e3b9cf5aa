import type { Fleet } from '../../../lib/contract/fleet';
import type { IncidentDefinition } from '../../../lib/contract/incident-definitions';
import { INCIDENT_KINDS } from '../../../lib/contract/incident-kinds';
import { runbookLink } from '../../../lib/contract/runbook';
import type { Report } from './report';
import { WORDING } from './wording';

/** What kind of trouble this is, and what to do first. */
export function adviceOf({ definition, told }: Report): string {
  return WORDING[definition.kind].advice(definition, told.joined);
}

/** The heading of the runbook for this kind of incident. */
export function runbookOf({ kind }: IncidentDefinition, fleet: Fleet): string {
  return runbookLink(fleet, INCIDENT_KINDS[kind].runbook);
}
