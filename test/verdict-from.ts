import {
  type BlockedCode,
  type FailureCode,
  isConnectionCode,
  isFailing,
  isFailureCode,
} from '../lib/contract/failure-codes';
import type { Connection, Verdict } from '../lib/contract/verdict';

function isBlocked(code: FailureCode): code is BlockedCode {
  return code.startsWith('blocked.');
}

function met(connection: string): Connection {
  if (connection === 'up' || connection === 'blocked') return connection;
  if (isFailureCode(connection) && isConnectionCode(connection)) return connection;
  throw new Error(`not what a last good address can meet, got ${connection}`);
}

/** A verdict in short: `up`, `slow`, `blocked.status`, `dns.servfail`, `dns.timeout+tcp.timeout`, `dns.timeout+up`. */
export function verdictFrom(text: string): Verdict {
  const [code = '', connection] = text.split('+');
  if (code === 'up') return { kind: 'up' };
  if (code === 'slow') return { kind: 'up', slow: true };
  if (code === 'probe.budget') return { kind: 'unknown', code };
  if (!isFailureCode(code)) throw new Error(`not a failure code, got ${text}`);
  if (isBlocked(code)) return { kind: 'blocked', code };
  if (!isFailing(code)) throw new Error(`not a failing code, got ${text}`);
  return connection === undefined ? { kind: 'failing', code } : { kind: 'failing', code, connection: met(connection) };
}
