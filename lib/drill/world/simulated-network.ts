import { createAddressGuard } from '../../../lambda/canary/address-guard';
import { EXAMPLES, type ExampleObservation, NOWHERE } from '../../../lambda/canary/judging/example-observations';
import { type DnsReply, unanswered } from '../../../lambda/canary/probing/dns-reply';
import type { AnsweredExchange, HttpExchange } from '../../../lambda/canary/probing/http-exchange';
import type { Network } from '../../../lambda/canary/probing/network';
import { isFailureCode } from '../../contract/failure-codes';
import type { Fleet } from '../../contract/fleet';
import type { Cell } from './course';
import { WITNESS, type World } from './world';

/** Public, so that the guard lets it pass; nobody ever connects to it. */
const ADDRESS = '93.184.215.14';

const ANSWER: DnsReply = { kind: 'answered', rcode: 'NOERROR', addresses: [ADDRESS] };

/** Every host is a zone of its own, with a name server. */
const NAME_SERVER = 'ns1.';

/** What a question of a type of its own meets where the name is sound. */
function records(type: string, name: string): DnsReply {
  const value = type === 'NS' ? `${NAME_SERVER}${name}` : ADDRESS;
  return { kind: 'answered', rcode: 'NOERROR', addresses: [ADDRESS], records: [{ value, ttl: 300 }] };
}

/** What a name server says of its zone where that is sound: a serial that never changes. */
const OWN_ANSWER: DnsReply = {
  kind: 'answered',
  rcode: 'NOERROR',
  addresses: [],
  records: [{ value: 'ns1 host 1 1 1 1 1', ttl: 300 }],
  flags: { aa: true, ad: false },
};

const CERTIFICATE_MS = 60 * 86_400_000;

/** A good answer; its certificate is good for 60 days more from the run's minute. */
function good(minute: number): AnsweredExchange {
  const certificate = { subject: '', issuer: '', validFrom: minute, validTo: minute + CERTIFICATE_MS };
  return {
    kind: 'answered',
    address: ADDRESS,
    tls: { version: 'TLSv1.3', chain: [certificate] },
    head: { status: 200, headers: {} },
    body: { bytes: 0, end: 'whole' },
    phasesMs: { connect: 10, tls: 20, firstByte: 50, transfer: 5 },
  };
}

/** Above every objective of a fleet. */
function slow(minute: number): AnsweredExchange {
  const exchange = good(minute);
  return { ...exchange, phasesMs: { ...exchange.phasesMs, firstByte: 4_000 } };
}

/** What everything meets, witnesses and services, while a vantage sees nothing at all. */
const CUT_OFF = { name: 'dns.timeout', connection: 'tcp.timeout' };

/** The error of a question for which a run had no time: what stands for it as an exchange is an example of its own. */
const NEVER_ASKED = 'EBUDGET';

function exampleOf(code: string): ExampleObservation | undefined {
  return isFailureCode(code) ? EXAMPLES[code] : undefined;
}

function dnsReply(code: string): DnsReply {
  const seen = exampleOf(code);
  return seen?.kind === 'dns' ? seen.reply : ANSWER;
}

function httpExchange(result: string, minute: number): HttpExchange {
  if (result === 'slow') return slow(minute);
  const seen = exampleOf(result === 'blocked' ? 'blocked.status' : result);
  return seen?.kind === 'http' ? seen.exchange : good(minute);
}

/** When a run asks: milliseconds from the start of the scenario, and the run's minute. */
export interface Asking {
  readonly ms: () => number;
  readonly minute: number;
}

/** The network of one run: each question meets what the scenario says of that instant. Answers take no time. */
export function createSimulatedNetwork(fleet: Fleet, vantage: string, world: World, asking: Asking): Network {
  const { minute } = asking;
  const serviceOf = new Map(
    fleet.services.flatMap(({ name, dns, http, questions = [] }) =>
      [...dns, ...http.map(({ url }) => new URL(url).hostname), ...questions.map((each) => each.name)].map((host) => [
        host,
        name,
      ]),
    ),
  );
  // several services may have one host, but each its own URL
  const ofUrl = new Map(fleet.services.flatMap(({ name, http }) => http.map(({ url }) => [url, name])));
  const cellOf = (host: string, url?: string) => {
    const service = ofUrl.get(url ?? '') ?? serviceOf.get(host) ?? WITNESS;
    return { service, vantage, minute };
  };
  const isCutShort = ({ service }: Cell) => world.isCutShort(service, vantage, asking.ms());
  return {
    guard: createAddressGuard({ isLambda: true }),
    dns: async (question) => {
      const { name, resolver } = question;
      const ms = asking.ms();
      const cell = cellOf(name.startsWith(NAME_SERVER) ? name.slice(NAME_SERVER.length) : name);
      if (world.witnesses(vantage, ms) === 'failing') return dnsReply(CUT_OFF.name);
      if (name === NOWHERE) return dnsReply('dns.nxdomain');
      if (isCutShort(cell)) return unanswered(NEVER_ASKED);
      const reply = dnsReply(world.name(cell, resolver, ms));
      return 'endpoint' in question && reply === ANSWER ? records(question.endpoint.type, name) : reply;
    },
    nameServer: async ({ name }) => {
      const ms = asking.ms();
      if (world.witnesses(vantage, ms) === 'failing') return dnsReply(CUT_OFF.name);
      const reply = dnsReply(world.name(cellOf(name), undefined, ms));
      return reply === ANSWER ? OWN_ANSWER : reply;
    },
    http: async ({ url }) => {
      const ms = asking.ms();
      const cell = cellOf(new URL(url).hostname, url);
      const witnesses = world.witnesses(vantage, ms);
      const isDown = witnesses === 'failing' || (witnesses === 'down' && cell.service === WITNESS);
      if (isDown) return httpExchange(CUT_OFF.connection, minute);
      return httpExchange(isCutShort(cell) ? 'probe.budget' : world.connection(cell, ms), minute);
    },
  };
}
