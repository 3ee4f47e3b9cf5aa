import type { Witness } from '../contract/fleet';

/** Control targets on different networks, DNS operators, CDNs and TLDs; light, and used to being asked. */
export const DEFAULT_WITNESSES: readonly Witness[] = [
  { name: 'google', http: { url: 'https://www.google.com/generate_204', status: ['204'] } },
  { name: 'wikipedia', http: { url: 'https://www.wikipedia.org/robots.txt' } },
  { name: 'cloudflare', http: { url: 'https://one.one.one.one/favicon.ico' } },
  { name: 'ripe', http: { url: 'https://www.ripe.net/robots.txt' } },
  { name: 'bbc', http: { url: 'https://www.bbc.co.uk/robots.txt' } },
  { name: 'heise', http: { url: 'https://www.heise.de/robots.txt' } },
];

/** Those of them that are not watched themselves. */
export function unwatchedWitnesses(watchedHosts: ReadonlySet<string>): readonly Witness[] {
  return DEFAULT_WITNESSES.filter(({ http }) => !watchedHosts.has(new URL(http.url).hostname));
}
