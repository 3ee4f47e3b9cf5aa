import { CAUSE_KINDS, type CauseKind, type Causes, causeKindOf } from '../../lib/contract/causes';
import type { FailingCode } from '../../lib/contract/failure-codes';
import { failingCodes, type Verdict } from '../../lib/contract/verdict';

/** What one run makes of its failing services (design.md, Attribution). */
export interface Attribution {
  /** Failed causes in the order in which they were taken, with the services that each explains. */
  readonly causes: ReadonlyMap<string, readonly string[]>;
  /** Failing services that no cause explains. */
  readonly left: readonly string[];
  readonly unexplained: boolean;
  readonly everything: boolean;
}

const CERTIFICATE_CODES: ReadonlySet<string> = new Set(['tls.expired', 'tls.notyet', 'tls.hostname', 'tls.untrusted']);

/** An HTTP answer, or a certificate, proves the network: only what came before either speaks against it. */
const NETWORK_CODES = /^(tcp\..*|tls\.(handshake|timeout)|http\.timeout)$/;

const FITS: Readonly<Record<CauseKind, (code: FailingCode) => boolean>> = {
  dns: (code) => code.startsWith('dns.'),
  tld: (code) => code.startsWith('dns.'),
  cdn: (code) => !code.startsWith('dns.'),
  host: (code) => !code.startsWith('dns.'),
  network: (code) => NETWORK_CODES.test(code),
  ca: (code) => CERTIFICATE_CODES.has(code),
  owner: () => true,
};

/** Largest member count at which `k` failing members still suffice: 2 up to 4, 3 up to 18, ... (design.md, k(n)). */
const MEMBERS_UP_TO: readonly (readonly [members: number, k: number])[] = [
  [4, 2],
  [18, 3],
  [71, 4],
  [169, 5],
  [312, 6],
  [498, 7],
  [723, 8],
  [983, 9],
];

/** How many of `members` independent services must fail together before coincidence is out of the question. */
export function coincidence(members: number): number {
  return MEMBERS_UP_TO.find(([upTo]) => members <= upTo)?.[1] ?? 10;
}

function suffices(cause: string, bad: number, members: number): boolean {
  return bad >= coincidence(members) && (causeKindOf(cause) !== 'owner' || bad >= members / 2);
}

interface Candidate {
  readonly cause: string;
  readonly bad: readonly string[];
  readonly members: number;
}

function orderOf(cause: string): number {
  const kind = causeKindOf(cause);
  return kind === undefined ? CAUSE_KINDS.length : CAUSE_KINDS.indexOf(kind);
}

/** Sorts the better explanation first: much explained, little else expected. */
function byExplanation(a: Candidate, b: Candidate): number {
  // bad² / members, compared without division so that equal scores are equal
  const score = b.bad.length ** 2 * a.members - a.bad.length ** 2 * b.members;
  const kind = orderOf(a.cause) - orderOf(b.cause);
  return score || kind || a.members - b.members || (a.cause < b.cause ? -1 : 1);
}

function candidates(causes: Causes, left: ReadonlySet<string>, codes: ReadonlyMap<string, readonly FailingCode[]>) {
  return Object.entries(causes).flatMap(([cause, members]): Candidate[] => {
    const kind = causeKindOf(cause);
    const fits = kind === undefined ? () => false : FITS[kind];
    const bad = members.filter((service) => left.has(service) && codes.get(service)?.some(fits));
    return members.length >= 2 && suffices(cause, bad.length, members.length)
      ? [{ cause, bad, members: members.length }]
      : [];
  });
}

/** Finds the causes that explain the failing services of one run: greedily, the best explanation first. */
export function attribute(verdicts: ReadonlyMap<string, Verdict>, causes: Causes): Attribution {
  const codes = new Map([...verdicts].map(([service, verdict]) => [service, failingCodes(verdict)] as const));
  const failing = [...codes].filter(([, found]) => found.length > 0).map(([service]) => service);
  const left = new Set(failing);
  const taken = new Map<string, readonly string[]>();
  while (left.size > 0) {
    const best = candidates(causes, left, codes).sort(byExplanation)[0];
    if (best === undefined) break;
    taken.set(best.cause, best.bad);
    for (const service of best.bad) left.delete(service);
  }
  return {
    causes: taken,
    left: [...left],
    everything: taken.size >= 3 && failing.length >= 0.6 * verdicts.size,
    unexplained: left.size >= Math.max(3, coincidence(verdicts.size)),
  };
}

/** Kinds whose members are slow together. */
const SLOW_TOGETHER: ReadonlySet<CauseKind | undefined> = new Set(['cdn', 'host', 'owner']);

/** The causes whose members are slow together: cdn, host and owner, with the same number of members (design.md). */
export function attributeSlowness(verdicts: ReadonlyMap<string, Verdict>, causes: Causes): ReadonlySet<string> {
  const isSlow = (service: string) => {
    const verdict = verdicts.get(service);
    return verdict?.kind === 'up' && verdict.slow === true;
  };
  const slow = Object.entries(causes)
    .filter(([cause]) => SLOW_TOGETHER.has(causeKindOf(cause)))
    .filter(([cause, members]) => suffices(cause, members.filter(isSlow).length, members.length))
    .map(([cause]) => cause);
  return new Set(slow);
}
