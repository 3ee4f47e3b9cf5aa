import { type Layer, layerOf, type Verdict } from '../../lib/contract/verdict';
import type { Code } from './codes';

/** The codes of one service's endpoints in one try. */
export interface ServiceCodes {
  readonly names: readonly (Code | 'up')[];
  /** Of the endpoints that could be requested: at fresh addresses, or at last good ones. */
  readonly connections: readonly (Code | 'up')[];
  readonly responseTimeMs: number | undefined;
  readonly objectiveMs: number | undefined;
}

const LAYERS: readonly Layer[] = ['dns', 'tcp', 'tls', 'http'];

function firstFailing(codes: readonly (Code | 'up')[]): Code | undefined {
  const failing = codes.filter((code): code is Code => code !== 'up' && LAYERS.includes(layerOf(code)));
  return LAYERS.flatMap((layer) => failing.filter((code) => layerOf(code) === layer))[0];
}

function firstOf(prefix: 'blocked.' | 'probe.', codes: readonly (Code | 'up')[]): Code | undefined {
  return codes.find((code): code is Code => code.startsWith(prefix));
}

function connectionOf(codes: readonly (Code | 'up')[]): string | undefined {
  const failing = firstFailing(codes);
  if (failing !== undefined) return failing;
  if (firstOf('blocked.', codes) !== undefined) return 'blocked';
  return codes.includes('up') ? 'up' : undefined;
}

/** One verdict from a service's endpoints: it fails when any of them fails, first at the lowest of their layers. */
export function verdictOf({ names, connections, responseTimeMs, objectiveMs }: ServiceCodes): Verdict {
  const failing = firstFailing([...names, ...connections]);
  if (failing !== undefined) {
    const connection = layerOf(failing) === 'dns' ? connectionOf(connections) : undefined;
    return { kind: 'failing', code: failing, ...(connection === undefined ? {} : { connection }) };
  }
  const blocked = firstOf('blocked.', connections);
  if (blocked !== undefined) return { kind: 'blocked', code: blocked };
  const own = firstOf('probe.', [...names, ...connections]);
  if (own !== undefined) return { kind: 'unknown', code: own };
  if (objectiveMs === undefined || responseTimeMs === undefined) return { kind: 'up' };
  return { kind: 'up', slow: responseTimeMs > objectiveMs };
}
