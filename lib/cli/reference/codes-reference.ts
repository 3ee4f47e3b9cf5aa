import { EXAMPLES } from '../../../lambda/canary/example-observations';
import type { DnsObservation, HttpObservation, Observation, Phase, Unmet } from '../../../lambda/canary/observation';
import { FAILURE_CODES, FAILURE_MEANINGS } from '../../contract/failure-codes';
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

const DOING: Readonly<Record<Phase, string>> = {
  connect: 'while connecting',
  tls: 'in the TLS handshake',
  firstByte: 'while waiting for the first byte',
  transfer: 'while reading the body',
};

const UNMET: Readonly<Record<Unmet, string>> = {
  status: '',
  body: ', another body than promised',
  header: ', another header than promised',
  redirect: ', to nowhere',
  slow: ', too late',
};

function dnsExample({ error, rcode, uncheckedRcode }: DnsObservation): string {
  if (error !== undefined) return code(error);
  if (uncheckedRcode !== undefined) return `${code(`${rcode}`)}, but ${code(uncheckedRcode)} with checking disabled`;
  return rcode === 'NOERROR' ? `${code(rcode)} without an address` : code(`${rcode}`);
}

function httpExample({ failed, status, challenge, unmet }: HttpObservation): string {
  if (failed !== undefined) return `${code(failed.error)} ${DOING[failed.phase]}`;
  if (challenge === true) return `status ${status} with a challenge`;
  return `status ${status}${unmet === undefined ? '' : UNMET[unmet]}`;
}

function exampleOf(example: Observation): string {
  return example.kind === 'dns' ? dnsExample(example) : httpExample(example);
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
