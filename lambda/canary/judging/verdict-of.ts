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

/** The codes of one service's endpoints in one try. */
export interface ServiceCodes {
  readonly names: readonly (FailureCode | 'up')[];
  /** Of the endpoints that could be requested: at fresh addresses, or at last good ones. */
  readonly connections: readonly (FailureCode | 'up')[];
  readonly responseTimeMs: number | undefined;
  readonly objectiveMs: number | undefined;
}

type FoundCode = FailureCode | 'up';

function firstFailing<Failing extends FailingCode>(
  codes: readonly FoundCode[],
  isWanted: (code: FailureCode) => code is Failing,
): Failing | undefined {
  const failing = codes.filter((code): code is Failing => code !== 'up' && isWanted(code));
  return LAYERS.flatMap((layer) => failing.filter((code) => layerOf(code) === layer))[0];
}

function isBlocked(code: FoundCode): code is BlockedCode {
  return code.startsWith('blocked.');
}

function isUnknown(code: FoundCode): code is UnknownCode {
  return code.startsWith('probe.');
}

function connectionOf(codes: readonly FoundCode[]): Connection | undefined {
  const failing = firstFailing(codes, isConnectionCode);
  if (failing !== undefined) return failing;
  if (codes.some(isBlocked)) return 'blocked';
  return codes.includes('up') ? 'up' : undefined;
}

/** One verdict from a service's endpoints: it fails when any of them fails, first at the lowest of their layers. */
export function verdictOf({ names, connections, responseTimeMs, objectiveMs }: ServiceCodes): Verdict {
  const failing = firstFailing([...names, ...connections], isFailing);
  if (failing !== undefined) {
    const connection = layerOf(failing) === 'dns' ? connectionOf(connections) : undefined;
    return { kind: 'failing', code: failing, ...(connection === undefined ? {} : { connection }) };
  }
  const blocked = connections.find(isBlocked);
  if (blocked !== undefined) return { kind: 'blocked', code: blocked };
  const own = [...names, ...connections].find(isUnknown);
  if (own !== undefined) return { kind: 'unknown', code: own };
  if (objectiveMs === undefined || responseTimeMs === undefined) return { kind: 'up' };
  return { kind: 'up', slow: responseTimeMs > objectiveMs };
}
