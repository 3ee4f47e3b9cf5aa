import { metricLayerOf } from '../../../lib/contract/failure-codes';
import type { Fleet } from '../../../lib/contract/fleet';
import { type Sample, sampleOf, series } from '../../../lib/contract/series';
import type { Cell } from '../../../lib/contract/verdict';
import { type Attribution, coincidence } from './attribute';

/** What a run found, as far as metrics tell it. */
export interface SampledRun {
  readonly vantage: string;
  readonly blind: boolean;
  readonly cells: readonly Cell[];
  readonly attribution: Attribution;
  readonly slowCauses: ReadonlySet<string>;
  /** Resolvers that failed for most names that another one answered. */
  readonly failedResolvers: ReadonlySet<string>;
}

/** The `http` layer of a cell: none where DNS failed and no connection could be judged. */
function connectionFailed({ verdict }: Cell): boolean | undefined {
  if (verdict.kind !== 'failing') return false;
  if (metricLayerOf(verdict.code) === 'http') return true;
  if (verdict.connection === undefined || verdict.connection === 'blocked') return undefined;
  return verdict.connection !== 'up';
}

function verdictSamples(cell: Cell): readonly Sample[] {
  const { service, verdict } = cell;
  if (verdict.kind === 'unknown') return [];
  const blocked = sampleOf(series.blocked(service), verdict.kind === 'blocked');
  if (verdict.kind === 'blocked') return [blocked];
  const http = connectionFailed(cell);
  return [
    sampleOf(series.failed(service, 'dns'), verdict.kind === 'failing' && metricLayerOf(verdict.code) === 'dns'),
    ...(http === undefined ? [] : [sampleOf(series.failed(service, 'http'), http)]),
    blocked,
    ...(verdict.kind === 'up' && verdict.slow !== undefined ? [sampleOf(series.slow(service), verdict.slow)] : []),
  ];
}

function measurements({ service, responseTimeMs, certificateDays }: Cell): readonly Sample[] {
  return [
    ...(responseTimeMs === undefined ? [] : [sampleOf(series.responseTime(service), responseTimeMs)]),
    ...(certificateDays === undefined ? [] : [sampleOf(series.certificateDays(service), certificateDays)]),
  ];
}

/** Causes without an objective anywhere among their members have no slowness to publish. */
function causesWithObjectives(fleet: Fleet): ReadonlySet<string> {
  const watched = new Set(
    fleet.services.filter(({ objectiveMs }) => objectiveMs !== undefined).map(({ name }) => name),
  );
  const found = Object.entries(fleet.causes).filter(([, members]) => members.some((member) => watched.has(member)));
  return new Set(found.map(([cause]) => cause));
}

/** Services that are up or failing: who refuses us, or could not be asked, says nothing of a cause. */
function judgedServices(cells: readonly Cell[]): ReadonlySet<string> {
  const judged = cells.filter(({ verdict: { kind } }) => kind === 'up' || kind === 'failing');
  return new Set(judged.map(({ service }) => service));
}

function attributionSamples(fleet: Fleet, { attribution, slowCauses, cells }: SampledRun): readonly Sample[] {
  const { everything, causes, unexplained } = attribution;
  const withObjectives = causesWithObjectives(fleet);
  const judged = judgedServices(cells);
  // who refuses us has not recovered: where too few were judged, nothing is said
  const judgedCauses = Object.entries(fleet.causes)
    .filter(([, members]) => members.filter((member) => judged.has(member)).length >= coincidence(members.length))
    .map(([cause]) => cause);
  const isFleetJudged = judged.size >= cells.length / 2;
  return [
    ...judgedCauses.flatMap((cause) => [
      sampleOf(series.causeFailed(cause), !everything && causes.has(cause)),
      ...(withObjectives.has(cause) ? [sampleOf(series.causeSlow(cause), slowCauses.has(cause))] : []),
    ]),
    ...(isFleetJudged
      ? [sampleOf(series.unexplained, !everything && unexplained), sampleOf(series.everything, everything)]
      : []),
  ];
}

/** What was not asked at all: nobody watches it from here. */
const NEVER_ASKED: ReadonlySet<string> = new Set(['probe.budget', 'probe.secret']);

/** The samples of one run: the contract, with always the explicit 0. A blind vantage publishes no verdict. */
export function samplesOf(fleet: Fleet, run: SampledRun): readonly Sample[] {
  const { vantage, blind, cells } = run;
  const own = [
    sampleOf(series.witnessFailed(vantage), blind),
    sampleOf(
      series.probed(vantage),
      cells.filter(({ verdict }) => verdict.kind !== 'unknown' || !NEVER_ASKED.has(verdict.code)).length,
    ),
  ];
  if (blind) return own;
  const failing = cells.filter(({ verdict }) => verdict.kind === 'failing').length;
  return [
    ...own,
    sampleOf(series.shareFailed(vantage), cells.length > 0 ? failing / cells.length : 0),
    ...fleet.resolvers.map((resolver) => sampleOf(series.resolverFailed(resolver), run.failedResolvers.has(resolver))),
    ...attributionSamples(fleet, run),
    ...cells.flatMap((cell) => [...verdictSamples(cell), ...measurements(cell)]),
  ];
}
