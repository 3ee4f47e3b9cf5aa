import type { Plane } from './metrics';

/** Where a service failed first. */
export type Layer = 'dns' | 'tcp' | 'tls' | 'http';

/** What the last good addresses met while the name plane failed: `up`, `blocked`, or a code of tcp, tls or http. */
export type Connection = 'up' | 'blocked' | string;

/** What one run says of one service. Codes are those of `lambda/canary/codes.ts`: `layer.reason`. */
export type Verdict =
  | { readonly kind: 'up'; readonly slow?: boolean }
  | {
      readonly kind: 'failing';
      readonly code: string;
      /** Only with a `dns.*` code, and only where a last good address was known. */
      readonly connection?: Connection;
    }
  | { readonly kind: 'blocked'; readonly code: string }
  | { readonly kind: 'unknown'; readonly code: string };

/** One service as one vantage saw it in one run. */
export interface Cell {
  readonly service: string;
  readonly verdict: Verdict;
  /** To first byte, from an HTTP answer only. */
  readonly responseTimeMs?: number;
  /** Days until the certificate expires, from a good handshake only. */
  readonly certificateDays?: number;
  /** Evidence for people: at most 200 characters, already made harmless. */
  readonly detail?: string;
}

/** The layer that a failure code names: `tls` of `tls.expired`. */
export function layerOf(code: string): Layer {
  return code.slice(0, code.indexOf('.')) as Layer;
}

/** The plane of a failure code: `dns`, or `http` for tcp, tls and http. */
export function planeOf(code: string): Plane {
  return layerOf(code) === 'dns' ? 'dns' : 'http';
}

/** The codes at which a failing service fails: its first, and what the last good address met besides. */
export function failingCodes(verdict: Verdict): readonly string[] {
  if (verdict.kind !== 'failing') return [];
  const { code, connection } = verdict;
  return connection === undefined || connection === 'up' || connection === 'blocked' ? [code] : [code, connection];
}
