import { CAUSE_KINDS, type CauseKind, type Causes, causeKindOf } from '../../../lib/contract/causes';
import type { FailingCode } from '../../../lib/contract/failure-codes';
import { failingCodes, type Verdict } from '../../../lib/contract/verdict';

/** What one run makes of its failing services (design.md, Attribution). */
export interface Attribution {
  /** Failed causes in the order in which they were taken, with the services that each explains. */
  readonly causes: ReadonlyMap<string, readonly string[]>;
  /** Failing services that no cause explains. */
  readonly left: readonly string[];
  readonly unexplained: boolean;
  readonly everything: boolean;
}

const CERTIFICATE_CODES: ReadonlySet<string> = new Set<FailingCode>([
  'tls.expired',
  'tls.notyet',
  'tls.hostname',
  'tls.untrusted',
]);

/** A refusal, a handshake, an HTTP answer prove the network: only silence and broken ways speak against it. */
const NETWORK_CODES: ReadonlySet<string> = new Set<FailingCode>([
  'tcp.timeout',
  'tcp.unreachable',
  'tcp.reset',
  'tls.timeout',
]);

const FITS: Readonly<Record<CauseKind, (code: FailingCode) => boolean>> = {
  dns: (code) => code.startsWith('dns.'),
  tld: (code) => code.startsWith('dns.'),
  cdn: (code) => !code.startsWith('dns.'),
  host: (code) => !code.startsWith('dns.'),
  network: (code) => NETWORK_CODES.has(code),
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
  /** Sum of the shares of the bad members' codes that fit. */
  readonly weight: number;
  readonly members: number;
}

function orderOf(cause: string): number {
  const kind = causeKindOf(cause);
  return kind === undefined ? CAUSE_KINDS.length : CAUSE_KINDS.indexOf(kind);
}

/** Sorts the better explanation first: much explained, little else expected. */
function byExplanation(a: Candidate, b: Candidate): number {
  // weight² / members, compared without division so that equal scores are equal
  const score = b.weight ** 2 * a.members - a.weight ** 2 * b.members;
  return score || orderOf(a.cause) - orderOf(b.cause) || a.members - b.members || (a.cause < b.cause ? -1 : 1);
}

/** How much of a service's failure a kind of cause explains; a network that is gone takes the name servers with it. */
function shareOf(kind: CauseKind, codes: readonly FailingCode[]): number {
  const fitting = codes.filter(FITS[kind]).length;
  if (fitting === 0) return 0;
  return kind === 'owner' || kind === 'network' ? 1 : fitting / codes.length;
}

type FailingCodes = ReadonlyMap<string, readonly FailingCode[]>;

function candidates(causes: Causes, left: ReadonlySet<string>, codes: FailingCodes): readonly Candidate[] {
  return Object.entries(causes).flatMap(([cause, members]): Candidate[] => {
    const kind = causeKindOf(cause);
    if (kind === undefined || members.length < 2) return [];
    const shares = members
      .filter((service) => left.has(service))
      .map((service) => [service, shareOf(kind, codes.get(service) ?? [])] as const)
      .filter(([, share]) => share > 0);
    if (!suffices(cause, shares.length, members.length)) return [];
    const weight = shares.reduce((sum, [, share]) => sum + share, 0);
    return [{ cause, bad: shares.map(([service]) => service), weight, members: members.length }];
  });
}

/** The codes that may speak for a cause: who answers where it should not has no trouble that others share. */
function blamingCodes(verdict: Verdict): readonly FailingCode[] {
  return verdict.kind === 'failing' && verdict.isInverted === true ? [] : failingCodes(verdict);
}

/** Share of the services of a run that must fail, and of the failing ones that one cause must explain to be named. */
const NEARLY_ALL = 0.6;

/** So many messages about one minute are one message: everything. */
const TOO_MANY_MESSAGES = 3;

function isEverything(services: number, failing: number, taken: Attribution['causes'], others: number): boolean {
  const explained = Math.max(0, ...[...taken.values()].map(({ length }) => length));
  const isNamed = explained >= NEARLY_ALL * failing;
  return failing >= NEARLY_ALL * services && taken.size + others >= TOO_MANY_MESSAGES && !isNamed;
}

/**
 * Finds the causes that explain the failing services of one run: greedily, the best explanation first.
 * @param causes those that this vantage can judge, each with the members that it probes
 */
export function attribute(verdicts: ReadonlyMap<string, Verdict>, causes: Causes): Attribution {
  const codes: FailingCodes = new Map(
    [...verdicts].map(([service, verdict]) => [service, blamingCodes(verdict)] as const),
  );
  const failing = [...verdicts].filter(([, { kind }]) => kind === 'failing').map(([service]) => service);
  const left = new Set(failing);
  const taken = new Map<string, readonly string[]>();
  while (left.size > 0) {
    const best = candidates(causes, left, codes).toSorted(byExplanation)[0];
    if (best === undefined) break;
    taken.set(best.cause, best.bad);
    for (const service of best.bad) left.delete(service);
  }
  const unexplained = left.size >= Math.max(3, coincidence(verdicts.size));
  const others = unexplained ? 1 : left.size;
  return {
    causes: taken,
    left: [...left],
    everything: isEverything(verdicts.size, failing.length, taken, others),
    unexplained,
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
