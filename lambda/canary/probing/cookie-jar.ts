import type { HttpHead } from './http-exchange';

interface Cookie {
  readonly pair: string;
  readonly domain: string;
  readonly isForSubdomains: boolean;
  readonly isSecure: boolean;
  readonly path: string;
}

/** Cookies of one chain of redirects (RFC 6265), gone with it. */
export interface CookieJar {
  /** Takes what an answer sets for its own host. */
  readonly keep: (url: string, head: HttpHead) => void;
  /** The header for a request; undefined where there is nothing to send. */
  readonly headerFor: (url: string) => string | undefined;
}

/** More than any login needs: a site may set as many as it likes. */
const MAX_COOKIES = 50;
const MAX_BYTES = 4_096;

function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/** Reads one Set-Cookie; undefined where it is for somebody else, or takes a cookie away. */
function readCookie(text: string, host: string): { readonly name: string; readonly cookie: Cookie | undefined } {
  const [pair = '', ...rest] = text
    .slice(0, MAX_BYTES)
    .split(';')
    .map((part) => part.trim());
  const attributes = new Map(
    rest.map((part): [string, string] => {
      const [key = '', ...value] = part.split('=');
      return [key.toLowerCase(), value.join('=')];
    }),
  );
  const name = pair.slice(0, Math.max(0, pair.indexOf('=')));
  const domain = (attributes.get('domain') ?? '').replace(/^\./, '').toLowerCase();
  const isGone = Number(attributes.get('max-age') ?? 1) <= 0 || Date.parse(attributes.get('expires') ?? '') <= 0;
  // a cookie for a whole top-level domain would reach anybody
  const isForeign = domain !== '' && (!isWithin(host, domain) || !domain.includes('.'));
  if (name === '' || isGone || isForeign) return { name, cookie: undefined };
  const path = attributes.get('path') ?? '/';
  return {
    name,
    cookie: {
      pair,
      domain: domain === '' ? host : domain,
      isForSubdomains: domain !== '',
      isSecure: attributes.has('secure'),
      path: path.startsWith('/') ? path : '/',
    },
  };
}

/** An empty jar. */
export function createCookieJar(): CookieJar {
  const cookies = new Map<string, Cookie>();
  return {
    keep(url, { headers, repeated = {} }) {
      const { hostname } = new URL(url);
      const single = headers['set-cookie'];
      for (const text of repeated['set-cookie'] ?? (single === undefined ? [] : [single])) {
        const { name, cookie } = readCookie(text, hostname);
        const key = `${name} ${cookie?.domain ?? hostname} ${cookie?.path ?? '/'}`;
        if (cookie === undefined) cookies.delete(key);
        else if (cookies.size < MAX_COOKIES) cookies.set(key, cookie);
      }
    },
    headerFor(url) {
      const { hostname, pathname, protocol } = new URL(url);
      const fitting = [...cookies.values()].filter(
        ({ domain, isForSubdomains, isSecure, path }) =>
          (isForSubdomains ? isWithin(hostname, domain) : hostname === domain) &&
          (!isSecure || protocol === 'https:') &&
          (pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`)),
      );
      return fitting.length > 0 ? fitting.map(({ pair }) => pair).join('; ') : undefined;
    },
  };
}
