import type { HttpAsking } from '../../../lib/contract/fleet';

/** What may be said to whoever a redirect leads to: all else may be meant for its origin alone. */
const SAID_TO_ALL: ReadonlySet<string> = new Set(['user-agent', 'accept', 'accept-language', 'accept-encoding']);

/** Redirects after which a body is sent again (RFC 9110, sections 15.4.8 and 15.4.9). */
const SAME_METHOD: ReadonlySet<number> = new Set([307, 308]);

function kept(headers: Readonly<Record<string, string>>, isKept: (name: string) => boolean) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => isKept(name)));
}

function becomesGet(method: string, status: number): boolean {
  if (SAME_METHOD.has(status) || method === 'GET' || method === 'HEAD') return false;
  return status === 303 || method === 'POST';
}

/**
 * How the target of a redirect is asked for, as browsers do it: with GET where a form was sent, and without anything
 * that was meant for another origin, credentials above all.
 */
export function nextAsking(asking: HttpAsking, status: number, from: string, to: string): HttpAsking {
  const { method = 'GET', headers = {}, serverName, body, ...rest } = asking;
  const isSameOrigin = new URL(from).origin === new URL(to).origin;
  const own = isSameOrigin ? headers : kept(headers, (name) => SAID_TO_ALL.has(name));
  const tls = isSameOrigin && serverName !== undefined ? { serverName } : {};
  if (becomesGet(method, status)) {
    return { ...rest, ...tls, method: 'GET', headers: kept(own, (name) => !name.startsWith('content-')) };
  }
  const type = headers['content-type'];
  return {
    ...rest,
    ...tls,
    method,
    headers: { ...own, ...(body !== undefined && type !== undefined && { 'content-type': type }) },
    ...(body !== undefined && { body }),
  };
}
