import { judgePart } from '../../../lambda/canary/judging/judge-apart';
import { judgeEndpoint, judgeRequested } from '../../../lambda/canary/judging/judge-endpoint';
import { judgeName } from '../../../lambda/canary/judging/judge-name';
import { hostOf } from '../../../lambda/canary/probing/host-of';
import type {
  ApartEndpoint,
  EndpointObservation,
  EndpointPart,
  Hop,
  NameObservation,
  ServiceObservation,
} from '../../../lambda/canary/probing/service-observation';
import type { ZoneObservation } from '../../../lambda/canary/probing/zones/zone-observation';
import type { FailureCode } from '../../contract/failure-codes';
import type { Service } from '../../contract/fleet';
import type { Cell } from '../../contract/verdict';
import { isLocal, isOwnName } from './local';
import type { ProbeRun } from './probe-once';

/** A code of the table, or `up`. */
export type Code = FailureCode | 'up';

/** One service of a run, as it is printed. */
export interface ServiceReport {
  readonly service: Service;
  /** Nothing where the run ended before a first try of it did. */
  readonly seen: ServiceObservation | undefined;
  /** Of its names, where name servers are asked. */
  readonly zones: readonly ZoneObservation[];
  readonly cell: Cell;
  /** False where this machine is blind, and the target lies beyond its own network. */
  readonly isJudged: boolean;
}

const NOTHING: ServiceObservation = { names: [], endpoints: [] };

/** The services of a run in their order, each with what was seen of it. */
export function serviceReports({ fleet, observed, findings, blind }: ProbeRun): readonly ServiceReport[] {
  return fleet.services.flatMap((service, index) => {
    const seen = observed.services[index];
    const cell = findings.cells.find((each) => each.service === service.name);
    const zones = observed.zones[index] ?? [];
    return cell === undefined ? [] : [{ service, seen, zones, cell, isJudged: !blind || isLocal(seen ?? NOTHING) }];
  });
}

/** What an endpoint came to; one that could not be requested failed as its name did. */
export function endpointCode(seen: EndpointObservation, names: readonly NameObservation[], at: number): Code {
  const name = names.find((each) => each.name === hostOf(seen.endpoint.url));
  return judgeEndpoint(seen, at)?.code ?? (name === undefined ? 'probe.noroute' : judgeName(name).code);
}

/** What one part of an endpoint came to. */
export function partCode(part: EndpointPart, whole: ApartEndpoint, at: number): Code {
  return judgePart(part, whole, (request) => judgeRequested(request, at)).code;
}

/** What a name came to; one that no try has finished with was not asked in time. */
export function nameCode(name: string, seen: ServiceObservation | undefined): Code {
  const found = seen?.names.find((each) => each.name === name);
  return found === undefined ? 'probe.budget' : judgeName(found).code;
}

/** The code of a cell as people and programs read it. */
export function cellCode({ verdict }: Cell): Code {
  return verdict.kind === 'up' ? 'up' : verdict.code;
}

/** How long a name took, if it was asked for: its first good answer, which is the one that is used; where there is none, all of them. */
export function nameMs({ name, replies }: NameObservation): number | undefined {
  if (isOwnName(name)) return undefined;
  const good = replies.filter(({ reply }) => reply.kind === 'answered' && reply.addresses.length > 0);
  const times = (good.length > 0 ? good : replies).map(({ elapsedMs }) => elapsedMs);
  if (times.length === 0) return undefined;
  return good.length > 0 ? Math.min(...times) : Math.max(...times);
}

/** What the resolvers said of a hop's host: asked for anew for a redirect, else beforehand; nothing for an address. */
export function nameOfHop({ url, name }: Hop, names: readonly NameObservation[]): NameObservation | undefined {
  return name ?? names.find((each) => each.name === hostOf(url));
}
