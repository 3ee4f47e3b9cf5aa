const LONGEST = 80;

/** Control, format (bidirectional, zero-width), unassigned and private characters; line and paragraph separators. */
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** Text of a file or of a command line, with what would move a cursor or hide written as an escape: a message is one line. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

/** What JSON has no word for is written as text. */
function spelled(_: string, value: unknown): unknown {
  return typeof value === 'bigint' || typeof value === 'function' || typeof value === 'symbol' ? String(value) : value;
}

/** A value as JSON; undefined where it contains itself, and would never end. */
export function json(value: unknown): string | undefined {
  try {
    return JSON.stringify(value, spelled);
  } catch {
    return undefined;
  }
}

/** A value as it is shown in a message: JSON, at most 80 characters. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = printable(json(value) ?? String(value));
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 3)}...` : text;
}
