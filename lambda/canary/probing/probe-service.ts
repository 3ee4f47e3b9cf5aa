import { isIP } from 'node:net';
import type { HttpEndpoint, Service, Witness } from '../../../lib/contract/fleet';
import { familiesOf, typesFor } from './address-families';
import { hostOf } from './host-of';
import { probeApart } from './probe-apart';
import { type EndpointContext, mayUsePrivate, probeEndpoint } from './probe-endpoint';
import { type AskedTypes, addressesOf, probeName } from './probe-name';
import { probeQuestion, type QuestionContext } from './probe-question';
import type { EndpointAttempt, EndpointObservation, NameObservation, ServiceObservation } from './service-observation';

/** What is asked for together: names, and URLs at the addresses of these names. */
export type ProbeTarget = Pick<Service, 'dns' | 'http' | 'questions'>;

/** What a probe of one service needs besides the service. */
export interface ProbeContext extends EndpointContext, QuestionContext {
  /** Name to the addresses of its last good answer: read where a name fails, written where it does not. */
  readonly lastGood: Map<string, readonly string[]>;
}

/** A witness is a target of one endpoint. */
export function witnessTarget({ http }: Witness): ProbeTarget {
  return { dns: [], http: [http] };
}

const canonical = (name: string) => name.replace(/\.$/, '').toLowerCase();

/** The names of a target, those of its URLs included; an address is nobody's name. */
function namesOf({ dns, http }: ProbeTarget): readonly string[] {
  const names = [...dns, ...http.map(({ url }) => hostOf(url))].map(canonical);
  return [...new Set(names)].filter((name) => isIP(name) === 0);
}

function attemptOf(before: EndpointObservation | undefined): EndpointAttempt | undefined {
  return before?.kind === 'apart' ? undefined : before;
}

/** What a name is asked for, by the endpoints whose host it is. */
function typesOf(name: string, { http }: ProbeTarget): AskedTypes {
  return typesFor(http.filter(({ url }) => canonical(hostOf(url)) === name).map(familiesOf));
}

async function requestAt(
  endpoint: HttpEndpoint,
  names: ReadonlyMap<string, NameObservation>,
  context: ProbeContext,
  before: EndpointObservation | undefined,
): Promise<EndpointObservation> {
  const host = canonical(hostOf(endpoint.url));
  const isOpen = mayUsePrivate(endpoint, hostOf(endpoint.url));
  if (isIP(host) !== 0) {
    const reason = context.network.guard(host, isOpen);
    if (reason !== undefined) return { kind: 'refused-address', endpoint, address: host, reason };
    return probeEndpoint(endpoint, { addresses: [host], from: 'url' }, context, attemptOf(before));
  }
  const name = names.get(host);
  // a name may be open to one URL of a service and not to another
  const fresh = name === undefined ? [] : addressesOf(name).filter((each) => !context.network.guard(each, isOpen));
  const known =
    fresh.length > 0
      ? { addresses: fresh, from: 'dns' as const }
      : { addresses: context.lastGood.get(host) ?? [], from: 'memory' as const };
  if (process.env.CANARY_WITHOUT_ADDRESSES !== 'yes' && endpoint.askedAt !== undefined)
    return probeApart(endpoint, known, name, context, before);
  return probeEndpoint(endpoint, known, context, attemptOf(before));
}

/**
 * Asks for every name and requests every endpoint of a service once.
 * @param before what the first try of the same run saw
 */
export async function probeService(
  target: ProbeTarget,
  context: ProbeContext,
  before?: ServiceObservation,
): Promise<ServiceObservation> {
  const isOpen = (name: string) => target.http.some((endpoint) => mayUsePrivate(endpoint, name));
  const asking = Promise.all((target.questions ?? []).map((question) => probeQuestion(question, context)));
  const names = await Promise.all(
    namesOf(target).map((name) => probeName(name, context, isOpen(name), typesOf(name, target))),
  );
  const byName = new Map(names.map((seen) => [seen.name, seen]));
  const endpoints = await Promise.all(
    target.http.map((endpoint, index) => requestAt(endpoint, byName, context, before?.endpoints[index])),
  );
  for (const seen of names) {
    const addresses = addressesOf(seen);
    if (addresses.length > 0) context.lastGood.set(seen.name, addresses);
  }
  const questions = await asking;
  return { names, endpoints, ...(questions.length > 0 && { questions }) };
}
