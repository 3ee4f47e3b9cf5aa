import type { HttpHead } from './http-exchange';

/** How Cloudflare and AWS WAF say that a browser has to prove itself, whatever the status. */
export function isChallenge({ headers }: HttpHead): boolean {
  const waf = headers['x-amzn-waf-action'];
  return headers['cf-mitigated'] === 'challenge' || waf === 'challenge' || waf === 'captcha';
}
