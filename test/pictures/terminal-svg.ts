/** Colours of a dark terminal for the SGR codes that the commands print. */
const FILL: Readonly<Record<string, string>> = {
  '1;38;5;33': '#4ca6ff',
  '1;38;5;202': '#ff8a4c',
  '1;38;5;220': '#ffd75f',
  '1': '#ffffff',
  '2': '#9aa4b2',
};
const PLAIN = '#d5dbe3';
const BACKGROUND = '#12161c';

const CELL = { width: 8.4, height: 18 } as const;
const MARGIN = 16;
const COLUMNS = 80;

const ESCAPE = '\u{1b}';
/** How a colour begins and ends: `ESC [ 1;38;5;33 m`. */
const SGR = new RegExp(`${ESCAPE}\\[([\\d;]*)m`);

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** One line as text spans, each in its colour. */
function spans(line: string): string {
  const parts = line.split(SGR);
  let column = 0;
  return parts
    .map((text, index) => {
      if (index % 2 === 1 || text === '') return '';
      const code = index === 0 ? '' : (parts[index - 1] ?? '');
      const fill = FILL[code] ?? PLAIN;
      const weight = code.startsWith('1') ? ' font-weight="bold"' : '';
      const x = (MARGIN + column * CELL.width).toFixed(1);
      const length = [...text].length;
      column += length;
      if (text.trim() === '') return '';
      // a font may be wider or narrower than ours: columns stay columns all the same
      const width = (length * CELL.width).toFixed(1);
      return `<tspan x="${x}" fill="${fill}"${weight} textLength="${width}" lengthAdjust="spacingAndGlyphs">${escaped(text)}</tspan>`;
    })
    .join('');
}

/** A terminal goes on in the next row where a line is too long; what is coloured is short. */
function wrapped(line: string): readonly string[] {
  if (line.includes(ESCAPE) || line.length <= COLUMNS) return [line];
  return [line.slice(0, COLUMNS), ...wrapped(line.slice(COLUMNS))];
}

/** What a command printed on a terminal of 80 columns, as a picture for pages; the command itself stands above it. */
export function terminalSvg(command: string, printed: string): string {
  const lines = [
    `${ESCAPE}[2m$${ESCAPE}[0m ${ESCAPE}[1m${command}${ESCAPE}[0m`,
    ...printed.trimEnd().split('\n').flatMap(wrapped),
  ];
  const width = Math.ceil(COLUMNS * CELL.width + 2 * MARGIN);
  const height = lines.length * CELL.height + 2 * MARGIN;
  const rows = lines.map((line, index) => {
    const y = MARGIN + (index + 0.75) * CELL.height;
    return `<text y="${y.toFixed(1)}" xml:space="preserve">${spans(line)}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">`,
    `<title>${escaped(command)}</title>`,
    `<rect width="100%" height="100%" rx="8" fill="${BACKGROUND}"/>`,
    `<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14">`,
    ...rows,
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}
