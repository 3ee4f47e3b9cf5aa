import { isIP } from 'node:net';
import { AUTHORITATIVE } from '../../../../lib/contract/dns-endpoint';
import { hostOf } from '../host-of';
import type { ProbeTarget } from '../probe-service';
import type { ZoneWish } from './zones';

/** The names of a target whose zones are asked, each once. */
export function zoneWishes({ http, questions = [] }: Omit<ProbeTarget, 'dns'>): readonly ZoneWish[] {
  const asked = [
    ...http.map(({ servers, url, allowPrivateAddresses }) => ({ servers, name: hostOf(url), allowPrivateAddresses })),
    ...questions,
  ];
  const wishes = asked
    .filter(({ servers, name }) => servers === AUTHORITATIVE && isIP(name) === 0)
    .map(({ name, allowPrivateAddresses: mayUsePrivate = false }) => ({ name: name.toLowerCase(), mayUsePrivate }));
  return [...new Map(wishes.map((wish) => [JSON.stringify(wish), wish])).values()];
}
