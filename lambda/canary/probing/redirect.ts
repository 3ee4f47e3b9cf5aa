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
  const isRedirect = status >= 300 && status <= 399 && !isAcceptedStatus(status, endpoint.status);
  return isRedirect && !isChallenge(head) ? headers.location : undefined;
}

/** A redirect's target as a URL; undefined where it leads to no web page. */
export function redirectTarget(location: string, from: string): string | undefined {
  const target = parseUrl(location, from);
  return target?.protocol === 'http:' || target?.protocol === 'https:' ? target.href : undefined;
}
