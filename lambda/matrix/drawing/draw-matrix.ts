import { counted, spellNames, spellTime } from '../../incidents/message/spell';
import type { Matrix, MatrixGroup, MatrixRow } from '../matrix';
import type { CellState } from '../matrix-cell';
import type { VantageView } from '../vantage-view';
import type { WidgetLook } from '../widget-look';
import { STATE_WORDS } from './cell-words';
import { drawCell } from './draw-cell';
import { headline } from './headline';
import { mark } from './mark';
import { attributeText, html, type Markup } from './markup';
import { style } from './style';

/** Services without trouble that are drawn: a thousand green rows hide a red one. */
const MOST_QUIET_ROWS = 60;

/** Columns below this width show the first code only. */
const NARROW_COLUMN_PX = 190;

/** The column of names is as wide as so many others. */
const NAMES_COLUMNS = 1.2;

function minuteOfView(view: VantageView, { minute }: Matrix): string {
  const at = view.kind === 'read' ? Date.parse(view.record.minute) : minute;
  return spellTime(Number.isNaN(at) ? minute : at, minute);
}

/** What is said of a column besides its vantage: that it is old, or that there is nothing to see. */
function columnNote(view: VantageView, matrix: Matrix): string {
  if (view.kind !== 'read') return STATE_WORDS[view.kind];
  if (view.record.blind) return STATE_WORDS.blind;
  const minute = minuteOfView(view, matrix);
  return minute === spellTime(matrix.minute, matrix.minute) ? '' : `as of ${minute}`;
}

function columnHead(view: VantageView, matrix: Matrix): Markup {
  const note = columnNote(view, matrix);
  const reason = view.kind === 'unread' ? `${note}: ${view.reason}` : note;
  return html`<th scope="col" title="${attributeText(`${view.vantage} ${reason}`)}">${view.vantage}${
    note === '' ? '' : html`<br><span class="ccm-muted">${note}</span>`
  }</th>`;
}

function groupWords({ kind, cause, saidBy, rows }: MatrixGroup, of: number): string {
  const services = counted(rows.length, 'service');
  const from = `${saidBy.length} of ${counted(of, 'vantage')}: ${spellNames(saidBy, 5)}`;
  if (kind === 'cause') return `${cause}: ${services}, blamed from ${from}`;
  if (kind === 'everything') return `Nearly everything: ${services}, said from ${from}`;
  if (kind === 'unexplained') return `Failing, and no cause explains it: ${services}`;
  return kind === 'trouble' ? `Refused, slow or not judged: ${services}` : `No trouble seen: ${services}`;
}

function drawRow({ service, cells }: MatrixRow, matrix: Matrix, isNarrow: boolean): Markup {
  const name = service.title ?? service.name;
  const drawn = matrix.views.map((view, column) => {
    const place = { service: name, vantage: view.vantage, minute: minuteOfView(view, matrix) };
    return drawCell(cells[column] ?? { state: 'unknown' }, place, isNarrow);
  });
  return html`<tr><th scope="row">${name}</th>${drawn}</tr>`;
}

function drawGroup(group: MatrixGroup, matrix: Matrix, isNarrow: boolean): Markup {
  const shown = group.kind === 'rest' ? group.rows.slice(0, MOST_QUIET_ROWS) : group.rows;
  const left = group.rows.length - shown.length;
  const columns = matrix.views.length + 1;
  return html`<tbody><tr><th scope="rowgroup" class="ccm-group" colspan="${columns}">${groupWords(group, matrix.views.length)}</th></tr>
${shown.map((row) => drawRow(row, matrix, isNarrow))}
${left === 0 ? '' : html`<tr><td colspan="${columns}" class="ccm-up">and ${counted(left, 'service')} more without trouble</td></tr>`}</tbody>`;
}

function legend({ groups }: Matrix): Markup {
  const states = new Set(groups.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ state }) => state))));
  const shown = (Object.keys(STATE_WORDS) as readonly CellState[]).filter((state) => states.has(state));
  return html`<ul class="ccm-legend">${shown.map((state) => html`<li class="ccm-${state}">${mark(state)}${STATE_WORDS[state]}</li>`)}</ul>`;
}

/** The matrix as HTML: what is wrong in a sentence, then services x vantages, those of one cause together. */
export function drawMatrix(matrix: Matrix, { theme, widthPx }: WidgetLook): string {
  const isNarrow = widthPx / (matrix.views.length + NAMES_COLUMNS) < NARROW_COLUMN_PX;
  const minute = spellTime(matrix.minute, matrix.minute);
  return html`<div class="ccm cwdb-no-default-styles" lang="en">${style(theme)}
<p class="ccm-head">${headline(matrix)} <span class="ccm-muted">(${minute})</span></p>
<table class="ccm-grid" aria-label="Services by vantages at ${minute}"><thead><tr><th scope="col">Service</th>${matrix.views.map(
    (view) => columnHead(view, matrix),
  )}</tr></thead>${matrix.groups.map((group) => drawGroup(group, matrix, isNarrow))}</table>
${legend(matrix)}</div>`.text;
}
