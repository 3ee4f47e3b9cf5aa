import type { Severity } from './message';

/** A kind of incident: how its alarm looks at its series, and how people are told. */
export interface IncidentKind {
  readonly severity: Severity;
  /** Heading of `docs/runbook.md`. */
  readonly runbook: string;
  /** Failing minutes of how many minutes raise its alarm; absent where it watches other alarms. */
  readonly window?: { readonly failing: number; readonly of: number };
}

/** Every kind, in the order of precedence: a lower one is silent while a higher one that covers it is open. */
export const INCIDENT_KINDS = {
  'quorum-lost': { severity: 'page', runbook: 'quorum-lost' },
  way: { severity: 'page', runbook: 'way' },
  everything: { severity: 'page', runbook: 'everything', window: { failing: 1, of: 10 } },
  cause: { severity: 'page', runbook: 'cause', window: { failing: 1, of: 10 } },
  unexplained: { severity: 'page', runbook: 'unexplained', window: { failing: 1, of: 10 } },
  service: { severity: 'page', runbook: 'service-down', window: { failing: 2, of: 6 } },
  'blind-vantage': { severity: 'ticket', runbook: 'vantage-blind' },
  'hub-silent': { severity: 'ticket', runbook: 'hub-silent' },
  share: { severity: 'ticket', runbook: 'vantage-cut-off', window: { failing: 5, of: 6 } },
  coverage: { severity: 'ticket', runbook: 'coverage', window: { failing: 3, of: 5 } },
  doubled: { severity: 'ticket', runbook: 'doubled', window: { failing: 3, of: 5 } },
  resolvers: { severity: 'ticket', runbook: 'resolvers', window: { failing: 5, of: 10 } },
  certificates: { severity: 'ticket', runbook: 'certificates', window: { failing: 1, of: 1 } },
  'partial-cause': { severity: 'ticket', runbook: 'partial', window: { failing: 5, of: 6 } },
  'slow-cause': { severity: 'ticket', runbook: 'slow', window: { failing: 5, of: 10 } },
  'partial-service': { severity: 'ticket', runbook: 'partial', window: { failing: 5, of: 6 } },
  'slow-service': { severity: 'ticket', runbook: 'slow', window: { failing: 5, of: 10 } },
  'blocked-service': { severity: 'ticket', runbook: 'blocked', window: { failing: 15, of: 20 } },
} as const satisfies Record<string, IncidentKind>;

/** Name of a kind of incident. */
export type IncidentKindName = keyof typeof INCIDENT_KINDS;
