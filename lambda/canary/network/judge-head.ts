import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { HttpEndpoint } from '../../../lib/contract/fleet';
import type { HttpObservation } from '../observation';

const DEFAULT_RANGES: readonly string[] = ['200-299'];

/** Whether a status lies in one of the ranges: `200-299`, `404`. @default where there are none: 200-299 */
export function isAccepted(status: number, ranges: readonly string[] = []): boolean {
  return (ranges.length > 0 ? ranges : DEFAULT_RANGES).some((range) => {
    const [first, last = first] = range.split('-').map(Number);
    return first !== undefined && last !== undefined && first <= status && status <= last;
  });
}

/** How Cloudflare and AWS WAF say that a browser has to prove itself, whatever the status. */
function isChallenge(headers: IncomingHttpHeaders): boolean {
  const waf = headers['x-amzn-waf-action'];
  return headers['cf-mitigated'] === 'challenge' || waf === 'challenge' || waf === 'captcha';
}

/** What the head of an answer says. A redirect is the caller's to follow, unless the endpoint accepts it as it is. */
export function judgeHead(answer: IncomingMessage, endpoint: HttpEndpoint): Partial<HttpObservation> {
  const { statusCode: status = 0, headers } = answer;
  const seen = isChallenge(headers) ? { status, challenge: true } : { status };
  if (isAccepted(status, endpoint.status)) return seen;
  const { location } = headers;
  const isRedirect = status >= 300 && status <= 399 && location !== undefined;
  return isRedirect ? { ...seen, location } : { ...seen, unmet: 'status' };
}
