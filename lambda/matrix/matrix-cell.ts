import type { Service } from '../../lib/contract/fleet';
import type { Cell, Verdict } from '../../lib/contract/verdict';
import type { VantageView } from './vantage-view';

/**
 * How a cell is drawn. The first five come from a run; blind: the run could not see; silent: there was no run; unread:
 * nobody knows; apart: this vantage is not one of the service's.
 */
export type CellState = 'up' | 'slow' | 'failing' | 'blocked' | 'unknown' | 'blind' | 'silent' | 'unread' | 'apart';

/** One service as one vantage saw it last. */
export interface MatrixCell {
  readonly state: CellState;
  /** `dns.servfail+tcp.timeout`: what it failed at, with what the last good address met. */
  readonly code?: string;
  /** Evidence, word for word from the record: text from targets. */
  readonly detail?: string;
  readonly responseTimeMs?: number;
}

function stateOf(verdict: Verdict): CellState {
  return verdict.kind === 'up' && verdict.slow === true ? 'slow' : verdict.kind;
}

function codeOf(verdict: Verdict): string | undefined {
  if (verdict.kind === 'up') return undefined;
  if (verdict.kind !== 'failing' || verdict.connection === undefined) return verdict.code;
  return `${verdict.code}+${verdict.connection}`;
}

function seen({ verdict, detail, zone, responseTimeMs }: Cell): MatrixCell {
  const words = [detail, zone].filter((each) => each !== undefined).join('; ');
  const code = codeOf(verdict);
  return {
    state: stateOf(verdict),
    ...(code !== undefined && { code }),
    ...(words !== '' && { detail: words }),
    ...(responseTimeMs !== undefined && { responseTimeMs }),
  };
}

/** The cell of a service in the column of a vantage. */
export function matrixCell({ name, vantages }: Service, view: VantageView): MatrixCell {
  if (vantages !== undefined && !vantages.includes(view.vantage)) return { state: 'apart' };
  if (view.kind !== 'read') return { state: view.kind };
  if (view.record.blind) return { state: 'blind' };
  const cell = view.record.cells.find(({ service }) => service === name);
  return cell === undefined ? { state: 'unknown', detail: 'this run was not told of the service' } : seen(cell);
}
