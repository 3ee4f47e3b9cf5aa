import { html, Markup } from '../../lambda/matrix/drawing/markup';
import type { SeenWidget } from './dashboards';
import type { Line, Span } from './widget-values';

/** A widget with what it shows. */
export interface FilledWidget {
  readonly widget: SeenWidget;
  readonly lines: readonly Line[];
}

const COLUMN = 50;
const ROW = 32;
const GAP = 6;

/** Okabe and Ito's colours, which the colour-blind tell apart. */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#000000', '#7f7f7f'];

const clock = (ms: number) => new Date(ms).toISOString().slice(11, 16);

function legend(lines: readonly Line[], top: number): readonly Markup[] {
  let x = 10;
  return lines.map(({ label }, index) => {
    const left = x;
    x += 24 + label.length * 6.2;
    const colour = COLOURS[index % COLOURS.length] ?? '';
    return html`<rect x="${left}" y="${top - 8}" width="10" height="8" fill="${colour}"/><text x="${left + 14}" y="${top}" class="s">${label}</text>`;
  });
}

function graph({ widget, lines }: FilledWidget, span: Span, width: number, height: number): Markup {
  const marks = widget.properties.annotations?.horizontal ?? [];
  const known = lines.flatMap(({ values }) => values.filter((value) => !Number.isNaN(value)));
  const top = Math.max(1, ...known, ...marks.map(({ value }) => value)) * 1.1;
  const [left, right, head, foot] = [34, width - 10, 34, height - 40];
  const yOf = (value: number) => foot - (value / top) * (foot - head);
  const paths = lines.map(({ values }, index) => {
    const step = (right - left) / Math.max(1, values.length - 1);
    let pen = 'M';
    const path = values.map((value, slot) => {
      if (Number.isNaN(value)) {
        pen = 'M';
        return '';
      }
      const point = `${pen}${(left + slot * step).toFixed(1)} ${(yOf(value) - index * 0.7).toFixed(1)}`;
      pen = 'L';
      return point;
    });
    return html`<path d="${path.join('')}" fill="none" stroke="${COLOURS[index % COLOURS.length] ?? ''}" stroke-width="1.3"/>`;
  });
  const drawnMarks = marks.map(
    ({ label, value }) =>
      html`<path d="M${left} ${yOf(value).toFixed(1)}H${right}" stroke="#a31515" stroke-dasharray="4 3"/><text x="${right}" y="${(yOf(value) - 3).toFixed(1)}" class="s" text-anchor="end">${label}: ${value}</text>`,
  );
  return html`<path d="M${left} ${head}V${foot}H${right}" fill="none" stroke="#888"/><text x="${left - 4}" y="${head + 4}" class="s" text-anchor="end">${Math.round(top * 10) / 10}</text><text x="${left - 4}" y="${foot}" class="s" text-anchor="end">0</text>
<text x="${left}" y="${foot + 13}" class="s">${clock(span.from)}</text><text x="${right}" y="${foot + 13}" class="s" text-anchor="end">${clock(span.to)} UTC</text>${drawnMarks}${paths}${legend(lines, height - 8)}`;
}

function numbers({ lines }: FilledWidget, width: number): Markup {
  const columns = Math.max(1, Math.floor(width / 125));
  return new Markup(
    lines
      .map(({ label, values }, index) => {
        const last = values.findLast((value) => !Number.isNaN(value));
        const [x, y] = [12 + (index % columns) * 125, 62 + Math.floor(index / columns) * 56];
        const shown = last === undefined ? '--' : String(Math.round(last * 100) / 100);
        return html`<text x="${x}" y="${y}" class="n">${shown}</text><text x="${x}" y="${y + 16}" class="s">${label}</text>`
          .text;
      })
      .join(''),
  );
}

function panel(filled: FilledWidget, span: Span, top: number): Markup {
  const { widget } = filled;
  const [width, height] = [widget.width * COLUMN - GAP, widget.height * ROW - GAP];
  const title = widget.properties.title ?? '';
  const most = Math.floor(width / 6.6);
  const short = title.length > most ? `${title.slice(0, most - 1)}…` : title;
  const content = widget.properties.view === 'timeSeries' ? graph(filled, span, width, height) : numbers(filled, width);
  return html`<g transform="translate(${widget.x * COLUMN} ${top})"><rect width="${width}" height="${height}" fill="#fff" stroke="#d5d5da" rx="4"/><text x="10" y="19" class="t">${short}</text>${content}</g>`;
}

/** Draws metric widgets as an SVG, rows as on the dashboard, without what stands between them there. */
export function drawDashboard(filled: readonly FilledWidget[], span: Span): string {
  let top = 0;
  const panels: Markup[] = [];
  for (const y of [...new Set(filled.map(({ widget }) => widget.y))].sort((a, b) => a - b)) {
    const row = filled.filter(({ widget }) => widget.y === y);
    panels.push(...row.map((each) => panel(each, span, top)));
    top += Math.max(...row.map(({ widget }) => widget.height)) * ROW;
  }
  return `${
    html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${24 * COLUMN} ${top}" font-family="Helvetica, Arial, sans-serif"><title>The metric widgets of a dashboard</title><style>.t{font-size:12.5px;font-weight:700;fill:#16191f}.s{font-size:11px;fill:#444}.n{font-size:24px;fill:#16191f}</style><rect width="100%" height="100%" fill="#f3f3f7"/>${panels}</svg>`
      .text
  }\n`;
}
