import { definitionOf, type IncidentDefinition } from '../../lib/contract/incident-definitions';
import type { Message, Severity } from '../../lib/contract/message';
import type { Close, Known, Merge, Open, Resend, Update } from './deciding/decision';
import { untilOf } from './deciding/ending';
import { alsoOpen, incidentOf } from './deciding/incident';
import { candidateOf } from './deciding/news';
import type { Evidence } from './evidence/evidence';
import { compose } from './message/compose';
import { composeGone } from './message/gone';
import type { Happening } from './message/report';
import { claimOf, claimOfAlarm } from './receipts/claims';
import { type Closing, type Incidence, newestAlarm, type Receipt } from './receipts/receipt';
import { type Before, catchingUp, closing, forgetting, opening, updating } from './receipts/receipt-changes';
import type { RowChange } from './receipts/receipt-table';

/** A decision of which people are told. */
export type Told = Open | Merge | Update | Close | Resend;

/** One message: who may send it, to whom, and what is remembered of it. */
export interface Telling {
  /** All of them must be had. */
  readonly claims: readonly string[];
  readonly message: Message;
  readonly topics: readonly string[];
  /** Given when each topic was told, those left out that refused: steps, one after the other. */
  readonly remember: (told: Incidence['told']) => readonly (readonly RowChange[])[];
  /** Refused by all, it is written down all the same: nothing else would bring it up again. */
  readonly isKeptUntold: boolean;
}

/** What a telling is made with besides its decision. */
export interface TellingContext {
  readonly known: Known;
  readonly topicsOf: (severity: Severity) => readonly string[];
}

/** Names in the order of the configuration: the order in which people know them. */
function inOrderOf(order: readonly string[], names: readonly string[]): readonly string[] {
  const wanted = new Set(names);
  return order.filter((name) => wanted.has(name));
}

/** The time of a message after another one: never the same, because claims are told apart by it. */
function timeAfter({ now }: Known, before: Before): number {
  return typeof before === 'object' && before.kind !== 'noted' ? Math.max(now, before.toldAt + 1) : now;
}

function messageOf(happening: Happening, told: Incidence, evidence: Evidence, known: Known, at = told.toldAt): Message {
  const definition = definitionOf(told.key, known.fleet);
  if (definition === undefined) return composeGone(told, at, known);
  const raised = known.raised(told.key);
  const seen = raised === undefined ? evidence : { ...evidence, raised };
  return compose({ happening, definition, told, evidence: seen, at }, known);
}

/**
 * The right to answer the ALARM of what is not open yet, on its own or in the name of its root: this state change, which
 * those know as well who cannot read the table; and what comes after what is known of it.
 */
function claimsOfOpening({ key, openedAt }: Receipt, known: Known): readonly string[] {
  const before = known.before(key);
  const answer = claimOfAlarm(key, openedAt);
  if (before === 'unread' || before === 'foreign') return [answer];
  // answered once, in the name of a root that is not open any more
  return before?.kind === 'receipt' ? [claimOf(before, key)] : [answer, claimOf(before, key)];
}

function openTelling({ receipt, evidence }: Open, { known, topicsOf }: TellingContext): Telling {
  const { key, severity } = receipt;
  const before = known.before(key);
  const after: Receipt = { ...receipt, toldAt: timeAfter(known, before) };
  return {
    claims: claimsOfOpening(receipt, known),
    message: messageOf({ kind: 'opened', alsoOpen: alsoOpen(key, known.rows) }, after, evidence, known),
    topics: topicsOf(severity),
    remember: (told) => [[opening({ ...after, told }, before)]],
    isKeptUntold: true,
  };
}

/** A root as it stands after an update. */
function afterUpdate(root: Receipt, { news, evidence }: Update | Merge, known: Known): Receipt {
  const { fleet, history, rows } = known;
  const { candidate: _, ...standing } = root;
  const services = fleet.services.map(({ name }) => name);
  const candidate = news.layer === undefined ? candidateOf(evidence, root) : undefined;
  return {
    ...standing,
    services: inOrderOf(services, [...root.services, ...news.services]),
    vantages: inOrderOf(fleet.vantages, [...root.vantages, ...news.vantages]),
    toldAt: timeAfter(known, root),
    until: untilOf(incidentOf(root, rows), history, fleet),
    ...(news.layer === undefined ? {} : { layer: news.layer }),
    ...(candidate === undefined ? {} : { candidate }),
    ...(news.raised === undefined ? {} : { raised: [...(root.raised ?? []), ...news.raised] }),
  };
}

/** Topics that know of an incident: nothing of it is told to the others before they are told that it is open. */
function knowing({ severity, told }: Incidence, topicsOf: TellingContext['topicsOf']): readonly string[] {
  return topicsOf(severity).filter((topic) => told[topic] !== undefined);
}

function updateTelling(decision: Update, { known, topicsOf }: TellingContext): Telling {
  const { root, news, unjudged, evidence } = decision;
  const next = afterUpdate(root, decision, known);
  const after: Receipt = unjudged === undefined ? next : { ...next, unjudgedAt: next.toldAt };
  const happening: Happening = {
    kind: 'updated',
    news,
    ...(root.layer === undefined ? {} : { was: root.layer }),
    ...(unjudged === undefined ? {} : { unjudged }),
  };
  return {
    claims: [claimOf(root, root.key)],
    message: messageOf(happening, after, evidence, known),
    topics: knowing(root, topicsOf),
    remember: (told) => [[updating(root, { ...after, told })]],
    isKeptUntold: false,
  };
}

function mergeTelling(decision: Merge, { known, topicsOf }: TellingContext): Telling {
  const { definition, receipt, root, news, evidence } = decision;
  const next = afterUpdate(root, decision, known);
  const after: Receipt = { ...next, joined: [...root.joined, receipt.key], until: Math.max(next.until, receipt.until) };
  const was = root.layer === undefined ? {} : { was: root.layer };
  return {
    claims: [...claimsOfOpening(receipt, known), claimOf(root, root.key)],
    message: messageOf({ kind: 'updated', news, joined: definition, ...was }, after, evidence, known),
    topics: knowing(root, topicsOf),
    // its own receipt first: whoever closes the root must find what is merged into it
    remember: (told) => [[opening(receipt, known.before(receipt.key))], [updating(root, { ...after, told })]],
    isKeptUntold: true,
  };
}

function closeTelling({ incident, ending, until, evidence }: Close, { known, topicsOf }: TellingContext): Telling {
  const { root, merged } = incident;
  const at = timeAfter(known, root);
  const after: Closing = {
    ...root,
    kind: 'closing',
    toldAt: at,
    closedAt: at,
    closedFor: newestAlarm(root),
    ending,
    until,
  };
  return {
    claims: [claimOf(root, root.key)],
    message: messageOf(
      { kind: 'closed', ending, until, alsoOpen: alsoOpen(root.key, known.rows) },
      after,
      evidence,
      known,
    ),
    topics: knowing(root, topicsOf),
    remember: (told) => [
      [closing(root, { ...after, told }), ...merged.map((receipt) => forgetting(receipt, ending, at))],
    ],
    isKeptUntold: false,
  };
}

function happeningAgain({ row, as }: Resend, joined: IncidentDefinition | undefined, known: Known): Happening {
  if (as === 'opened') return { kind: 'opened', alsoOpen: alsoOpen(row.key, known.rows) };
  if (as === 'closed' && row.kind === 'closing') {
    return { kind: 'closed', ending: row.ending, until: row.until, alsoOpen: alsoOpen(row.key, known.rows) };
  }
  const news = { services: [], vantages: [] };
  return { kind: 'updated', news, isAgain: true, ...(joined === undefined ? {} : { joined }) };
}

function resendTelling(decision: Resend, { known }: TellingContext): Telling {
  const { row, topics, evidence, as } = decision;
  const joined = definitionOf(row.joined.at(-1) ?? '', known.fleet);
  return {
    claims: [`${claimOf(row, row.key)} ${as}`],
    message: messageOf(happeningAgain(decision, joined, known), row, evidence, known, known.now),
    topics,
    remember: (told) => [[catchingUp(row, Object.keys(told))]],
    isKeptUntold: false,
  };
}

/** What is sent and remembered of a decision. */
export function tellingOf(decision: Told, context: TellingContext): Telling {
  switch (decision.kind) {
    case 'open':
      return openTelling(decision, context);
    case 'merge':
      return mergeTelling(decision, context);
    case 'update':
      return updateTelling(decision, context);
    case 'close':
      return closeTelling(decision, context);
    case 'resend':
      return resendTelling(decision, context);
  }
}
