import type { Fleet } from '../../../lib/contract/fleet';
import type { WitnessResult } from '../../../lib/contract/run-record';
import type { Cell } from '../../../lib/contract/verdict';
import { hostOf } from '../probing/host-of';
import type { Observed } from '../probing/probe-all';
import { requestsOf, type ServiceObservation } from '../probing/service-observation';
import { failedResolvers } from './failed-resolvers';
import { hasAnswered } from './has-answered';
import { judgeName } from './judge-name';
import { type JudgedService, judgeService } from './judge-service';
import { unlessVantageIsSlow } from './own-slowness';
import { witnessResult } from './witnesses';
import { zoneEvidence } from './zone-evidence';

/** What one run says of everything that it watches. */
export interface Findings {
  readonly cells: readonly Cell[];
  readonly witnesses: readonly WitnessResult[];
  /** Of each service with a URL, whether it gave an HTTP answer or a certificate: the vantage sees. */
  readonly answers: readonly boolean[];
  /** Resolvers that failed for most names that another one answered. */
  readonly failedResolvers: ReadonlySet<string>;
  /** Hosts that were requested at addresses of an earlier run, because their names failed now. */
  readonly fromMemory: readonly string[];
}

/** What was not seen in time. */
const UNFINISHED = { kind: 'unknown', code: 'probe.budget' } as const;

function hostsFromMemory({ names, endpoints }: ServiceObservation): readonly string[] {
  const hosts = endpoints
    .flatMap(requestsOf)
    .flatMap(({ addressesFrom, endpoint }) => (addressesFrom === 'memory' ? [hostOf(endpoint.url)] : []));
  return names.map(({ name }) => name).filter((name) => hosts.includes(name));
}

/**
 * Makes cells of what one run saw, each in the order of the configuration.
 * @param minute the run's, epoch milliseconds
 */
export function judgeRun(
  { services, witnesses, resolvers }: Pick<Fleet, 'services' | 'witnesses' | 'resolvers'>,
  observed: Observed,
  minute: number,
): Findings {
  const judge = (target: JudgedService, seen: ServiceObservation | undefined): Cell =>
    seen === undefined ? { service: target.name, verdict: UNFINISHED } : judgeService(target, seen, minute);
  const witnessCells = witnesses.map(({ name }, index) => judge({ name }, observed.witnesses[index]));
  const finished = observed.services.filter((seen) => seen !== undefined);
  const answers = observed.services.map((seen) => seen !== undefined && hasAnswered(seen));
  return {
    cells: services.map((service, index) => {
      const seen = observed.services[index];
      const cell = unlessVantageIsSlow(judge(service, seen), service, witnessCells);
      const zone =
        process.env.CANARY_WITHOUT_ZONES === 'yes'
          ? undefined
          : zoneEvidence(observed.zones[index] ?? [], seen?.names ?? []);
      return zone === undefined ? cell : { ...cell, zone };
    }),
    witnesses: witnessCells.map(witnessResult),
    answers: answers.filter((_, index) => services[index]?.http.some(({ url }) => !url.startsWith('tcp:'))),
    failedResolvers: failedResolvers(
      resolvers,
      finished.flatMap(({ names }) => names.map(judgeName)),
    ),
    fromMemory: finished.flatMap(hostsFromMemory),
  };
}
