import { parseUrl } from '../contract/parse-url';
import { addressKind } from './address-kind';
import { normalName } from './host';

/** A URL that probes can ask for, in the one spelling in which it is compared and sent. */
export interface WebUrl {
  readonly kind: 'url';
  readonly href: string;
  /** A name, or an address (one of IPv6 in brackets). */
  readonly host: string;
  readonly isAddress: boolean;
}

/** Why a text is not such a URL: `is not a URL; write one ...`. */
export interface NotUrl {
  readonly kind: 'refused';
  readonly why: string;
  /** The text, fit to be shown. */
  readonly shown: string;
}

const EXAMPLE = 'such as "https://example.com/robots.txt"';
const NOT_A_URL = `is not a URL; write one with its scheme, ${EXAMPLE}`;

/** Secrets in files end in templates, logs and messages. Names of parameters that hold one, with and without "-" or "_". */
export const SECRET_NAME =
  /^(access|auth|bearer|id|refresh|security|session|x-?amz-security)?[-_]?(token|jwt)$|^(api|access|secret|subscription|x-api)[-_]?key$|^(client[-_]?)?secret$|^pass(word|wd|phrase)?$|^pwd$|^(x-amz-)?(credential|signature|sig)$|^authorization$/i;

/** What stands before the host (RFC 3986, section 3.2.1), in every form that parsers take for it. */
const USER_INFO = /^(https?:[/\\]*)[^/?#\\]*@/i;

function refused(why: string, shown: string): NotUrl {
  return { kind: 'refused', why, shown };
}

function secretParameter({ search }: URL): string | undefined {
  return [...new URLSearchParams(search).keys()].find((name) => SECRET_NAME.test(name));
}

/** What is wrong with a URL that parses. */
function problemOf(text: string, url: URL): NotUrl | undefined {
  const secret = secretParameter(url);
  if (secret !== undefined) {
    return refused(`carries credentials in "${secret}"; watch a URL that needs none`, text.replace(/\?.*$/s, '?***'));
  }
  if (url.port === '0') return refused('has port 0, where nothing can listen; write the real port', text);
  if (url.hash !== '') return refused('has a part after "#", which is never sent; leave that part out', text);
  return undefined;
}

const EXAMPLE_SOCKET = 'such as "tcp://mail.example.com:25"';

/** `scheme://host:port`, and nothing else. */
const SOCKET = /^(?<scheme>tcp|tls):\/\/(?<host>\[[^\]/?#@\s]+\]|[^/?#@:\s[\]]+)(?::(?<port>\d{1,5}))?\/?$/i;

/** The URL of a connection alone. */
function readSocketUrl(text: string, nameOf: (host: string) => string | undefined): WebUrl | NotUrl {
  const { scheme, host: written, port: digits } = SOCKET.exec(text)?.groups ?? {};
  if (scheme === undefined || written === undefined) {
    return refused(`is not a connection; write a scheme, a host and a port, ${EXAMPLE_SOCKET}`, text);
  }
  const port = Number(digits ?? 0);
  if (port < 1 || port > 65_535) return refused(`has no port to connect to; write one, ${EXAMPLE_SOCKET}`, text);
  const isAddress = addressKind(written) !== undefined;
  const host = isAddress ? written.toLowerCase() : nameOf(written);
  if (host === undefined || (written.startsWith('[') && !isAddress)) {
    return refused('has a host that nobody can ask for; write its full name, with its dots', text);
  }
  return { kind: 'url', href: `${scheme.toLowerCase()}://${host}:${port}`, host, isAddress };
}

/**
 * Reads a URL as a person wrote it: normalizes its host, or says why nobody could ask for it.
 * @param nameOf the one spelling of a name that can be asked for; undefined for others
 */
export function readUrl(text: string, nameOf: (host: string) => string | undefined = normalName): WebUrl | NotUrl {
  if (USER_INFO.test(text)) {
    return refused(`carries credentials; write one without them, ${EXAMPLE}`, text.replace(USER_INFO, '$1***@'));
  }
  if (/^(tcp|tls):\/\//i.test(text)) return readSocketUrl(text, nameOf);
  if (!/^https?:\/\/[^/\\]/i.test(text) || /[\s\p{C}\\]/u.test(text)) {
    return refused(NOT_A_URL, text);
  }
  const url = parseUrl(text);
  if (url === undefined) return refused(NOT_A_URL, text);
  const problem = problemOf(text, url);
  if (problem !== undefined) return problem;
  if (addressKind(url.hostname) !== undefined) {
    return { kind: 'url', href: url.href, host: url.hostname, isAddress: true };
  }
  const host = nameOf(url.hostname);
  if (host === undefined)
    return refused('has a host that nobody can ask for; write its full name, with its dots', text);
  url.hostname = host;
  return { kind: 'url', href: url.href, host, isAddress: false };
}
