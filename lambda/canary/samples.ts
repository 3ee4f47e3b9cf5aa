import type { Fleet } from '../../lib/contract/fleet';
import type { Dimensions, MetricName, MetricUnit, Sample } from '../../lib/contract/metrics';
import { type Cell, planeOf } from '../../lib/contract/verdict';
import type { Attribution } from './attribute';

/** What a run found, as far as metrics tell it. */
export interface Findings {
  readonly vantage: string;
  readonly blind: boolean;
  readonly cells: readonly Cell[];
  readonly attribution: Attribution;
  readonly slowCauses: ReadonlySet<string>;
  /** Resolvers that failed for most names that another one answered. */
  readonly failedResolvers: ReadonlySet<string>;
}

function sample(
  metric: MetricName,
  dimensions: Dimensions,
  value: number | boolean,
  unit: MetricUnit = 'Count',
): Sample {
  return { metric, dimensions, value: Number(value), unit };
}

/** The `http` plane of a cell: none where DNS failed and no connection could be judged. */
function connectionFailed({ verdict }: Cell): boolean | undefined {
  if (verdict.kind !== 'failing') return false;
  if (planeOf(verdict.code) === 'http') return true;
  if (verdict.connection === undefined || verdict.connection === 'blocked') return undefined;
  return verdict.connection !== 'up';
}

function verdictSamples(cell: Cell): readonly Sample[] {
  const { service: Service, verdict } = cell;
  if (verdict.kind === 'unknown') return [];
  const blocked = sample('Blocked', { Service }, verdict.kind === 'blocked');
  if (verdict.kind === 'blocked') return [blocked];
  const http = connectionFailed(cell);
  return [
    sample('Failed', { Service, Layer: 'dns' }, verdict.kind === 'failing' && planeOf(verdict.code) === 'dns'),
    ...(http === undefined ? [] : [sample('Failed', { Service, Layer: 'http' }, http)]),
    blocked,
    ...(verdict.kind === 'up' && verdict.slow !== undefined ? [sample('Slow', { Service }, verdict.slow)] : []),
  ];
}

function measurements({ service: Service, responseTimeMs, certificateDays }: Cell): readonly Sample[] {
  return [
    ...(responseTimeMs === undefined ? [] : [sample('ResponseTime', { Service }, responseTimeMs, 'Milliseconds')]),
    ...(certificateDays === undefined ? [] : [sample('CertificateDays', { Service }, certificateDays, 'None')]),
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

function attributionSamples(fleet: Fleet, { attribution, slowCauses }: Findings): readonly Sample[] {
  const { everything, causes, unexplained } = attribution;
  const withObjectives = causesWithObjectives(fleet);
  return [
    ...Object.keys(fleet.causes).flatMap((Cause) => [
      sample('CauseFailed', { Cause }, !everything && causes.has(Cause)),
      ...(withObjectives.has(Cause) ? [sample('CauseSlow', { Cause }, slowCauses.has(Cause))] : []),
    ]),
    sample('Unexplained', {}, !everything && unexplained),
    sample('Everything', {}, everything),
  ];
}

/** The samples of one run: the contract, with always the explicit 0. A blind vantage publishes no verdict. */
export function samplesOf(fleet: Fleet, findings: Findings): readonly Sample[] {
  const { vantage: Vantage, blind, cells } = findings;
  const own = [
    sample('WitnessFailed', { Vantage }, blind),
    sample(
      'Probed',
      { Vantage },
      cells.filter(({ verdict }) => verdict.kind !== 'unknown' || verdict.code !== 'probe.budget').length,
    ),
  ];
  if (blind) return own;
  const failing = cells.filter(({ verdict }) => verdict.kind === 'failing').length;
  return [
    ...own,
    sample('ShareFailed', { Vantage }, cells.length > 0 ? failing / cells.length : 0),
    ...fleet.resolvers.map((Resolver) =>
      sample('ResolverFailed', { Resolver }, findings.failedResolvers.has(Resolver)),
    ),
    ...attributionSamples(fleet, findings),
    ...cells.flatMap((cell) => [...verdictSamples(cell), ...measurements(cell)]),
  ];
}
