import type { HttpHead } from '../../probing/http-exchange';

const STATUS_LINE = /^\s*HTTP\/\d(?:\.\d+)?[ \t]+(?<status>\d{3})(?!\d)[^\n]*\n?/i;
const BLANK_LINE = /\r?\n[ \t]*\r?\n/;

function headersIn(text: string): Readonly<Record<string, string>> {
  const pairs = text.split('\n').flatMap((line): [string, string][] => {
    const colon = line.indexOf(':');
    return colon > 0 ? [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]] : [];
  });
  // the first of a name stands, as in a browser
  return Object.fromEntries(pairs.reverse());
}

/**
 * What can be said of an answer that no parser takes: its status, if it has a status line, and the headers that look
 * like some.
 * @param bytes from the first of the connection on
 */
export function salvageHead(bytes: Buffer, fault: string): HttpHead | undefined {
  let text = bytes.toString('latin1');
  for (;;) {
    const line = STATUS_LINE.exec(text);
    if (line === null) return undefined;
    const status = Number(line.groups?.status);
    const rest = text.slice(line[0].length);
    const end = BLANK_LINE.exec(`\n${rest}`);
    // an answer before the answer: what follows its blank line counts
    if (status < 200 && status !== 101 && end !== null) text = rest.slice(end.index + end[0].length - 1);
    else return { status, headers: headersIn(rest.slice(0, end?.index ?? rest.length)), fault };
  }
}
