import type { Fleet, Service } from '../../lib/contract/fleet';
import { MINUTE, minuteOf } from '../../lib/contract/minute';
import { type MatrixCell, matrixCell } from './matrix-cell';
import type { VantageView } from './vantage-view';

/** One service with a cell for each vantage. */
export interface MatrixRow {
  readonly service: Service;
  readonly cells: readonly MatrixCell[];
}

/** Services that are shown together: those of one cause, those that nothing explains, those with other trouble, the rest. */
export interface MatrixGroup {
  readonly kind: 'everything' | 'cause' | 'unexplained' | 'trouble' | 'rest';
  /** Only of a cause. */
  readonly cause?: string;
  /** Vantages whose last run says so: of a cause and of everything. */
  readonly saidBy: readonly string[];
  readonly rows: readonly MatrixRow[];
}

/** Services x vantages, as the newest runs saw them. */
export interface Matrix {
  /** The last whole minute, epoch milliseconds: what columns show unless they say otherwise. */
  readonly minute: number;
  readonly views: readonly VantageView[];
  readonly groups: readonly MatrixGroup[];
}

function isFailing({ cells }: MatrixRow): boolean {
  return cells.some(({ state }) => state === 'failing');
}

function hasTrouble({ cells }: MatrixRow): boolean {
  return cells.some(({ state }) => state === 'blocked' || state === 'unknown' || state === 'slow');
}

const recordsOf = (views: readonly VantageView[]) =>
  views.flatMap((view) => (view.kind === 'read' ? [view.record] : []));

/** Causes that runs blame, the one that most vantages blame first, each with its services. */
function blamed(views: readonly VantageView[]) {
  const causes = new Map<string, { readonly saidBy: Set<string>; readonly services: Set<string> }>();
  for (const { vantage, causes: said } of recordsOf(views)) {
    for (const [cause, services] of Object.entries(said)) {
      const known = causes.get(cause) ?? { saidBy: new Set(), services: new Set() };
      causes.set(cause, known);
      known.saidBy.add(vantage);
      for (const service of services) known.services.add(service);
    }
  }
  return [...causes].toSorted(([, a], [, b]) => b.saidBy.size - a.saidBy.size);
}

/** Puts rows into groups; each row into the first that takes it. */
function grouped(rows: readonly MatrixRow[], views: readonly VantageView[]): readonly MatrixGroup[] {
  const everywhere = recordsOf(views).flatMap(({ everything, vantage }) => (everything ? [vantage] : []));
  const takers: readonly (Omit<MatrixGroup, 'rows'> & { readonly takes: (row: MatrixRow) => boolean })[] = [
    ...blamed(views).map(([cause, { saidBy, services }]) => ({
      kind: 'cause' as const,
      cause,
      saidBy: [...saidBy],
      takes: (row: MatrixRow) => isFailing(row) && services.has(row.service.name),
    })),
    { kind: 'everything', saidBy: everywhere, takes: (row) => everywhere.length > 0 && isFailing(row) },
    { kind: 'unexplained', saidBy: [], takes: isFailing },
    { kind: 'trouble', saidBy: [], takes: hasTrouble },
    { kind: 'rest', saidBy: [], takes: () => true },
  ];
  const taken = rows.map((row) => ({ row, by: takers.findIndex(({ takes }) => takes(row)) }));
  return takers
    .map(({ takes: _, ...group }, index) => ({
      ...group,
      rows: taken.filter(({ by }) => by === index).map(({ row }) => row),
    }))
    .filter(({ rows: some }) => some.length > 0);
}

/** The matrix of a fleet at a time (epoch milliseconds), from what is known of its vantages. */
export function matrixOf(fleet: Fleet, views: readonly VantageView[], now: number): Matrix {
  const rows = fleet.services.map((service) => ({ service, cells: views.map((view) => matrixCell(service, view)) }));
  return { minute: minuteOf(now) - MINUTE, views, groups: grouped(rows, views) };
}
