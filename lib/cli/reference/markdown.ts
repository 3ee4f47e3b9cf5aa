/** Text as code: backticks around it, which must not be in it. */
export function code(text: string): string {
  return `\`${text}\``;
}

/** A Markdown table; a bar inside a cell is escaped, so that it stays inside. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A page from its parts, and the line that says where it comes from. */
export function page(title: string, source: string, ...parts: readonly string[]): string {
  const origin = `<!-- Generated from ${source} by "npx common-cause reference"; change it there. -->`;
  return `${[`# ${title}`, origin, ...parts].join('\n\n')}\n`;
}
