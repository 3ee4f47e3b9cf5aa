import { counted } from '../../incidents/message/spell';
import type { Matrix } from '../matrix';
import type { CellState } from '../matrix-cell';

/** What the matrix says in one sentence. */
export function headline({ views, groups }: Matrix): string {
  const rows = groups.flatMap((group) => group.rows);
  const having = (state: CellState) => rows.filter(({ cells }) => cells.some((cell) => cell.state === state)).length;
  const looking = views.filter((view) => view.kind === 'read' && !view.record.blind).length;
  const failing = having('failing');
  const from = `seen from ${looking} of ${counted(views.length, 'vantage')}`;
  if (looking === 0) return 'No vantage can be read or see: nothing is known of the services';
  const told = [
    failing > 0 ? [`${failing} of ${counted(rows.length, 'service')} failing`] : [],
    having('blocked') > 0 ? [`${having('blocked')} refusing us`] : [],
    having('unknown') > 0 ? [`${having('unknown')} not judged`] : [],
  ].flat();
  return `${told.length > 0 ? told.join(', ') : `${counted(rows.length, 'service')}, none failing`}, ${from}`;
}
