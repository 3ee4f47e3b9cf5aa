import { describeDead, describeExchange } from '../../../lambda/canary/judging/describe-exchange';
import { isWeb } from '../../../lambda/canary/probing/host-of';
import type { HttpExchange } from '../../../lambda/canary/probing/http-exchange';
import { addressesOf } from '../../../lambda/canary/probing/probe-name';
import type {
  DeadEnd,
  EndpointObservation,
  EndpointPart,
  Hop,
  NameObservation,
} from '../../../lambda/canary/probing/service-observation';
import { sanitize } from '../../../lambda/canary/sanitize';
import { DOING } from '../exchange-words';
import { line } from '../print/line';
import type { Paper } from '../print/paper';
import { holder, validity } from './certificate';
import { exchangeTrace } from './exchange-trace';
import { nameLines } from './name-lines';
import { phaseLines } from './phase-lines';
import { nameMs, nameOfHop } from './service-report';

const INDENT = '       ';

/** What the lines of one service share. */
export interface Printing {
  readonly paper: Paper;
  readonly names: readonly NameObservation[];
  /** When the run began, epoch milliseconds. */
  readonly at: number;
  /** Prints all that is known. */
  readonly isTraced: boolean;
}

function connectedTo({ address, dead }: HttpExchange, name: NameObservation | undefined): readonly string[] {
  if (address === undefined) return [];
  const known = name === undefined ? 1 : addressesOf(name).length;
  const inVain = describeDead(dead);
  return [
    ...(inVain === '' ? [] : [`in vain: ${inVain}`]),
    `connected to ${address}${known > 1 ? `, one of ${known} addresses` : ''}`,
  ];
}

function tlsLine({ tls }: HttpExchange, at: number): readonly string[] {
  const [own] = tls?.chain ?? [];
  if (tls === undefined) return [];
  const spoken = `${tls.version}${tls.httpVersion === undefined ? '' : `, HTTP/${tls.httpVersion}`}`;
  if (own === undefined) return [spoken];
  return [`${spoken}, ${holder(own.subject)} by ${holder(own.issuer)}, ${validity(own, at)}`];
}

/** What an endpoint is asked by, as its line begins: four columns. */
function askedBy(url: string): string {
  return isWeb(url) ? 'http' : url.slice(0, 3).padEnd(4);
}

function answerLine(exchange: HttpExchange, at: number): string {
  if (exchange.kind === 'connected') return exchange.tls === undefined ? 'connected' : 'connected, and secured';
  const status = exchange.head === undefined ? [] : [`status ${exchange.head.status}`];
  if (exchange.kind === 'broken' && exchange.phase !== 'tls') return describeExchange(exchange, at) ?? exchange.error;
  if (exchange.kind === 'broken') {
    const { reason, error } = exchange;
    const what = reason === undefined || reason.includes(error) ? (reason ?? error) : `${reason} (${error})`;
    return [...status, `${what}, ${DOING[exchange.phase]}`].join(', then ');
  }
  const location = exchange.head.headers.location;
  const { bytes, end } = exchange.body;
  const body = end === 'unread' ? [] : [`${bytes} bytes${end === 'cut' ? ' and more' : ''}`];
  return [...status, ...body, ...(location === undefined ? [] : [`to ${sanitize(location)}`])].join(', ');
}

const DEAD_END: Readonly<Record<DeadEnd['kind'], string>> = {
  'too-many': 'too many redirects; not followed to',
  'not-http': 'not a web address:',
  'no-address': 'its name has no address that anybody may connect to:',
  'refused-address': 'not an address that a redirect may lead to:',
  port: 'not a port that a redirect may lead to:',
  'out-of-time': 'no time was left to follow to',
};

function hopLines({ paper, names, at, isTraced }: Printing, hop: Hop, isFirst: boolean) {
  const { url, exchange } = hop;
  const name = nameOfHop(hop, names);
  const facts = [...connectedTo(exchange, name), ...tlsLine(exchange, at), answerLine(exchange, at)];
  const phases = { dns: name && nameMs(name), ...exchange.phasesMs };
  return [
    line(paper, `  ${isFirst ? `${askedBy(url)} ` : '  -> '}${sanitize(url)}`),
    ...(hop.name === undefined ? [] : nameLines(paper, INDENT, hop.name)),
    ...facts.map((fact) => line(paper, INDENT, fact)),
    ...(isTraced ? exchangeTrace(paper, INDENT, exchange) : []),
    ...phaseLines(paper, INDENT, phases),
  ];
}

/** One part of an endpoint whose addresses are asked apart. */
function partLines(printing: Printing, { family, seen }: EndpointPart): readonly string[] {
  if (seen.kind !== 'no-address') return endpointLines(printing, seen);
  const { paper } = printing;
  const { url } = seen.endpoint;
  return [
    line(paper, `  ${askedBy(url)} ${sanitize(url)}`),
    line(paper, INDENT, `not asked: its name has no IPv${family} address`),
  ];
}

/** One endpoint hop by hop, as people who know `curl -v` read it: address, TLS and certificate, status, phases. */
export function endpointLines(printing: Printing, seen: EndpointObservation): readonly string[] {
  const { paper } = printing;
  if (seen.kind === 'no-address') {
    return [
      line(paper, `  ${askedBy(seen.endpoint.url)} ${seen.endpoint.url}`),
      line(paper, INDENT, 'not asked: its name has no address'),
    ];
  }
  if (seen.kind === 'refused-address') {
    return [
      line(paper, `  ${askedBy(seen.endpoint.url)} ${seen.endpoint.url}`),
      line(paper, INDENT, `not asked: ${seen.address} is ${seen.reason}`),
    ];
  }
  if (seen.kind === 'apart') {
    const unasked = seen.unasked.join(', ');
    return [
      ...seen.parts.flatMap((part) => partLines(printing, part)),
      ...(unasked === '' ? [] : [line(paper, INDENT, `not asked, for lack of room: ${unasked}`)]),
    ];
  }
  const { deadEnd, addressesFrom } = seen;
  const dead = deadEnd === undefined ? [] : [`${DEAD_END[deadEnd.kind]} ${sanitize(deadEnd.location)}`];
  const lost = deadEnd?.kind === 'no-address' ? nameLines(paper, INDENT, deadEnd.name) : [];
  return [
    ...seen.hops.flatMap((hop, index) => hopLines(printing, hop, index === 0)),
    ...(addressesFrom === 'memory' ? [line(paper, INDENT, 'asked at the last good address: its name fails now')] : []),
    ...dead.map((text) => line(paper, INDENT, text)),
    ...lost,
  ];
}
