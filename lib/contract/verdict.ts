import type { BlockedCode, ConnectionCode, FailingCode, UnknownCode } from './failure-codes';

/** What the last good addresses met while the name failed. */
export type Connection = 'up' | 'blocked' | ConnectionCode;

/** What one run says of one service. */
export type Verdict =
  | { readonly kind: 'up'; readonly slow?: boolean }
  | {
      readonly kind: 'failing';
      readonly code: FailingCode;
      /** Only with a `dns.*` code, and only where a last good address was known. */
      readonly connection?: Connection;
      /** It answers where it should fail: that speaks for no cause. */
      readonly isInverted?: true;
    }
  | { readonly kind: 'blocked'; readonly code: BlockedCode }
  | { readonly kind: 'unknown'; readonly code: UnknownCode };

/** One service as one vantage saw it in one run. */
export interface Cell {
  readonly service: string;
  readonly verdict: Verdict;
  /** To first byte, from an HTTP answer only. */
  readonly responseTimeMs?: number;
  /** Days until the certificate expires, from a good handshake only. */
  readonly certificateDays?: number;
  /** Evidence for people: at most 200 characters, already sanitized. */
  readonly detail?: string;
  /** What the name servers of its zones say, where they are asked: evidence as `detail` is. */
  readonly zone?: string;
}

/** The codes at which a failing service fails: its first, and what the last good address met besides. */
export function failingCodes(verdict: Verdict): readonly FailingCode[] {
  if (verdict.kind !== 'failing') return [];
  const { code, connection } = verdict;
  return connection === undefined || connection === 'up' || connection === 'blocked' ? [code] : [code, connection];
}
