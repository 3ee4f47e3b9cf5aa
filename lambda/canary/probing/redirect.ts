import type { HttpEndpoint } from '../../../lib/contract/fleet';
import { parseUrl } from '../../../lib/contract/parse-url';
import { isAcceptedStatus } from './accepted-status';
import { isChallenge } from './challenge';
import type { HttpHead } from './http-exchange';

/**
 * Where the head of an answer sends us, as it is spelt. Undefined where it is no redirect, one that is accepted as it
 * is, or a challenge for browsers.
 */
export function redirectOf(head: HttpHead, endpoint: HttpEndpoint): string | undefined {
  const { status, headers } = head;
  if (endpoint.asking?.maxRedirects === 0) return undefined;
  const isRedirect = status >= 300 && status <= 399 && !isAcceptedStatus(status, endpoint.status);
  return isRedirect && !isChallenge(head) ? headers.location : undefined;
}

/** Bytes above ASCII, of which each character of a header is one: servers send UTF-8, and browsers take it as it is. */
function escapeBytes(location: string): string {
  return location.replace(/[\u0080-\u00ff]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A redirect's target as a URL; undefined where it leads to no web page. */
export function redirectTarget(location: string, from: string): string | undefined {
  const target = parseUrl(escapeBytes(location), from);
  return target?.protocol === 'http:' || target?.protocol === 'https:' ? target.href : undefined;
}
