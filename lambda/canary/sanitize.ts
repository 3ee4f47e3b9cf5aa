const LONGEST = 200;

/** Control, format (bidirectional, zero-width), unassigned and private characters; line and paragraph separators. */
const UNSAFE = /[\p{C}\p{Zl}\p{Zp}]/gu;

/**
 * Makes text that came from a target fit to be shown: at most 200 characters, and none that moves a cursor, reverses
 * a line or hides. What shows it still escapes it for the place where it is shown.
 */
export function sanitize(text: string): string {
  // Twice the length holds 200 characters of any plane, and bounds the work on a text of megabytes.
  const characters = [...text.slice(0, 2 * LONGEST).replace(UNSAFE, '\u{fffd}')];
  if (text.length <= 2 * LONGEST && characters.length <= LONGEST) return characters.join('');
  return `${characters.slice(0, LONGEST - 1).join('')}…`;
}
