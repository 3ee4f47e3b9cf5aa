import {
  type BlockedCode,
  type FailingCode,
  type FailureCode,
  isConnectionCode,
  isFailing,
  LAYERS,
  layerOf,
  type UnknownCode,
} from '../../../lib/contract/failure-codes';
import type { Connection, Verdict } from '../../../lib/contract/verdict';

/** A code, or that nothing is wrong. */
export type FoundCode = FailureCode | 'up';

/** The codes of one service's endpoints in one try. */
export interface ServiceCodes {
  readonly names: readonly FoundCode[];
  /** Of the URLs that could be requested: at fresh addresses, or at last good ones. */
  readonly connections: readonly FoundCode[];
  /** Of the names that are endpoints of their own: those of no URL. */
  readonly loneNames: readonly FoundCode[];
  readonly responseTimeMs: number | undefined;
  readonly objectiveMs: number | undefined;
  /** An endpoint took longer than it should. */
  readonly isDegraded?: boolean;
  /** Every failing connection answers where it should fail. */
  readonly isInverted?: boolean;
}

function firstFailing<Failing extends FailingCode>(
  codes: readonly FoundCode[],
  isWanted: (code: FailureCode) => code is Failing,
): Failing | undefined {
  const failing = codes.filter((code): code is Failing => code !== 'up' && isWanted(code));
  return LAYERS.flatMap((layer) => failing.filter((code) => layerOf(code) === layer))[0];
}

/** Of several codes the failing one of the lowest layer; undefined where none fails. */
export function lowestFailing(codes: readonly FoundCode[]): FailingCode | undefined {
  return firstFailing(codes, isFailing);
}

/** Whether a code, of all that may be found, speaks of a target that fails. */
export function hasFailed(code: FoundCode): code is FailingCode {
  return code !== 'up' && isFailing(code);
}

/** Whether a code says that a target saw us and refused us. */
export function isBlocked(code: FoundCode): code is BlockedCode {
  return code.startsWith('blocked.');
}

/** Whether a code speaks of trouble of our own. */
export function isUnknown(code: FoundCode): code is UnknownCode {
  return code.startsWith('probe.');
}

function connectionOf(codes: readonly FoundCode[]): Connection | undefined {
  const failing = firstFailing(codes, isConnectionCode);
  if (failing !== undefined) return failing;
  if (codes.some(isBlocked)) return 'blocked';
  return codes.includes('up') ? 'up' : undefined;
}

/**
 * One verdict from a service's endpoints: the first of failing, blocked, up and unknown that any of them has. It fails
 * at the lowest of their layers; where none could be judged it is unknown, never up.
 */
export function verdictOf(codes: ServiceCodes): Verdict {
  const { names, connections, loneNames, responseTimeMs, objectiveMs, isDegraded = false } = codes;
  const failing = lowestFailing([...names, ...connections]);
  if (failing !== undefined) {
    const connection = layerOf(failing) === 'dns' ? connectionOf(connections) : undefined;
    const isInverted = codes.isInverted === true && failing === 'http.status';
    return {
      kind: 'failing',
      code: failing,
      ...(connection !== undefined && { connection }),
      ...(isInverted && { isInverted }),
    };
  }
  const blocked = connections.find(isBlocked);
  if (blocked !== undefined) return { kind: 'blocked', code: blocked };
  if (![...connections, ...loneNames].includes('up')) {
    return { kind: 'unknown', code: [...names, ...connections].find(isUnknown) ?? 'probe.budget' };
  }
  if (objectiveMs === undefined || (responseTimeMs === undefined && !isDegraded)) return { kind: 'up' };
  return { kind: 'up', slow: isDegraded || (responseTimeMs ?? 0) > objectiveMs };
}
