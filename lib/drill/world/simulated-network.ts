import { EXAMPLES } from '../../../lambda/canary/example-observations';
import type { Network } from '../../../lambda/canary/network';
import type { DnsObservation, HttpObservation, Observation } from '../../../lambda/canary/observation';
import { isFailureCode } from '../../contract/failure-codes';
import type { Fleet } from '../../contract/fleet';
import type { World } from './world';

const ADDRESS = '192.0.2.1';

const ANSWER: DnsObservation = { kind: 'dns', rcode: 'NOERROR', addresses: [ADDRESS] };

const GOOD: HttpObservation = {
  kind: 'http',
  status: 200,
  address: ADDRESS,
  timings: { connect: 10, tls: 20, firstByte: 50, transfer: 5 },
  certificateDays: 60,
  tlsVersion: 'TLSv1.3',
};

/** Above every objective of a fleet. */
const SLOW: HttpObservation = { ...GOOD, timings: { ...GOOD.timings, firstByte: 4_000 } };

/** What everything meets, witnesses and services, while a vantage sees nothing at all. */
const CUT_OFF = { name: 'dns.timeout', connection: 'tcp.timeout' };

function observationOf(code: string): Observation | undefined {
  return isFailureCode(code) ? EXAMPLES[code] : undefined;
}

function dnsObservation(code: string): DnsObservation {
  const seen = observationOf(code);
  return seen?.kind === 'dns' ? seen : ANSWER;
}

function httpObservation(result: string): HttpObservation {
  if (result === 'slow') return SLOW;
  const seen = observationOf(result === 'blocked' ? 'blocked.status' : result);
  return seen?.kind === 'http' ? seen : GOOD;
}

/** When a run asks: milliseconds from the start of the scenario, and the run's minute. */
export interface Asking {
  readonly ms: () => number;
  readonly minute: number;
}

/** The network of one run: each question meets what the scenario says of that instant. Answers take no time. */
export function createSimulatedNetwork(fleet: Fleet, vantage: string, world: World, asking: Asking): Network {
  const serviceOf = new Map(
    fleet.services.flatMap(({ name, dns, http }) =>
      [...dns, ...http.map(({ url }) => new URL(url).hostname)].map((host) => [host, name]),
    ),
  );
  const isCutOff = () => world.witnessesFail(vantage, asking.ms());
  return {
    dns: async ({ name }) => {
      if (isCutOff()) return dnsObservation(CUT_OFF.name);
      const service = serviceOf.get(name);
      return service === undefined
        ? ANSWER
        : dnsObservation(world.cell(service, vantage, asking.ms(), asking.minute).name);
    },
    http: async ({ url }) => {
      const service = serviceOf.get(new URL(url).hostname);
      if (isCutOff()) return httpObservation(CUT_OFF.connection);
      if (service === undefined) return GOOD;
      return httpObservation(world.cell(service, vantage, asking.ms(), asking.minute).connection);
    },
  };
}
