import { EXAMPLES, type ExampleObservation } from '../../../lambda/canary/judging/example-observations';
import type { DnsReply } from '../../../lambda/canary/probing/dns-reply';
import type { HttpExchange } from '../../../lambda/canary/probing/http-exchange';
import { FAILURE_CODES, FAILURE_MEANINGS } from '../../contract/failure-codes';
import { DOING } from '../exchange-words';
import { code, page, table } from './markdown';

const INTRO = `A failed probe has a stable code, \`layer.reason\`. Codes stand in run records, messages and scenario files;
metrics carry only the layer. A service fails when any of its endpoints fails, first at the lowest of their layers, and
its code is that of this first failure. Where DNS failed and an earlier run knew an address, a second code says what
that address met: \`dns.servfail+tcp.timeout\`.`;

/** What a code makes of the service, by the first part of the code. */
const GROUPS: Readonly<Record<string, string>> = {
  dns: 'The name: every resolver was asked, and all of them failed. The service is `failing` at layer `dns`.',
  tcp: 'The connection. The service is `failing` at layer `http`, as in all groups down to `http`.',
  tls: 'The handshake and the certificate.',
  http: 'The answer.',
  blocked:
    'The service saw the canary and refused it: `blocked`, which is neither up nor failing, and never pages. Addresses of clouds are refused often.',
  probe: 'Trouble of our own: the verdict is `unknown`, and counts for nothing.',
};

function dnsExample(reply: DnsReply): string {
  if (reply.kind === 'unanswered') return code(reply.error);
  const { rcode, addresses, aliasesLoop, uncheckedRcode } = reply;
  if (uncheckedRcode !== undefined) return `${code(rcode)}, but ${code(uncheckedRcode)} with checking disabled`;
  if (aliasesLoop === true) return 'aliases that bite their own tail';
  if (rcode !== 'NOERROR') return code(rcode);
  return addresses.length > 0 ? `${code(rcode)} with ${addresses.join(', ')}` : `${code(rcode)} without an address`;
}

function httpExample(exchange: HttpExchange): string {
  if (exchange.kind === 'broken') return `${code(exchange.error)} ${DOING[exchange.phase]}`;
  const [unmet] = exchange.unmet ?? [];
  if (unmet !== undefined) return unmet.text;
  if (exchange.kind === 'connected') return 'a connection';
  const { status, headers } = exchange.head;
  const shown = Object.entries(headers).map(([name, value]) => code(`${name}: ${value}`));
  return [`status ${status}`, ...shown].join(' with ');
}

function exampleOf(example: ExampleObservation): string {
  return example.kind === 'dns' ? dnsExample(example.reply) : httpExample(example.exchange);
}

/** `docs/codes.md`: every failure code, what it means, and an observation that gives it. */
export function codesReference(): string {
  const groups = Object.entries(GROUPS).map(([group, text]) => {
    const codes = FAILURE_CODES.filter((name) => name.startsWith(`${group}.`));
    const rows = codes.map((name) => [code(name), FAILURE_MEANINGS[name], exampleOf(EXAMPLES[name])]);
    return `## ${group}\n\n${text}\n\n${table(['code', 'meaning', 'for example'], rows)}`;
  });
  return page('Failure codes', 'lib/contract/failure-codes.ts', INTRO, ...groups);
}
