import type { MatrixCell } from '../matrix-cell';
import { cellLabel, meaningsOf, STATE_WORDS } from './cell-words';
import { mark } from './mark';
import { attributeText, html, type Markup } from './markup';

/** Whose cell it is, in the words of people. */
export interface CellPlace {
  readonly service: string;
  readonly vantage: string;
  /** Minute of the run: `15:44 UTC`. */
  readonly minute: string;
}

/** All that is known of a cell. CloudWatch shows it when the element before is clicked. */
function details({ state, code, detail, responseTimeMs }: MatrixCell, { service, vantage, minute }: CellPlace): Markup {
  const codes = code === undefined ? [] : meaningsOf(code);
  return html`<cwdb-action action="html" display="popup"><h2>${service} from ${vantage}</h2>
<p>${minute}: ${STATE_WORDS[state]}</p>
${codes.map(([part, meaning]) => html`<p><strong>${part}</strong>: ${meaning}</p>`)}
${detail === undefined ? '' : html`<pre style="white-space:pre-wrap;overflow-wrap:anywhere">${detail}</pre>`}
${responseTimeMs === undefined ? '' : html`<p>${Math.round(responseTimeMs)} ms to the first byte</p>`}</cwdb-action>`;
}

function titleOf({ state, code, detail }: MatrixCell, { service, vantage, minute }: CellPlace): string {
  const known = [STATE_WORDS[state], code, detail].filter((part) => part !== undefined);
  return attributeText(`${service} from ${vantage}, ${minute}: ${known.join(', ')}`);
}

/** One cell: a mark, a word, its evidence as a title, and a click for all of it where something is wrong. */
export function drawCell(cell: MatrixCell, place: CellPlace, isNarrow: boolean): Markup {
  const { state } = cell;
  const label = cellLabel(cell, isNarrow);
  const isWrong = state === 'failing' || state === 'blocked' || state === 'unknown' || state === 'slow';
  const word = isWrong
    ? html`<button type="button">${label}</button>${details(cell, place)}`
    : html`<span>${label}</span>`;
  return html`<td class="ccm-${state}" title="${titleOf(cell, place)}">${mark(state)}${word}</td>`;
}
