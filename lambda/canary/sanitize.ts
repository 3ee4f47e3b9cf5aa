const LONGEST = 200;

/**
 * What moves a cursor, reverses a line or hides: control, format, unassigned and private characters, line and paragraph
 * separators, letters that are drawn as nothing (Unicode's default ignorables, and the blank of Braille).
 */
const UNSAFE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Blanks of unusual widths. */
const BLANKS = /\p{Zs}/gu;

/** No script stacks more than three marks on a letter; thirty cover the lines above. A mark without a letter covers what we wrote. */
const STACKED = /(?<=\p{M}{3})\p{M}+|^\p{M}+/gu;

const REPLACEMENT = '\u{fffd}';

/**
 * Makes text that came from a target fit to be shown: at most 200 characters, and none that moves a cursor, reverses
 * a line or hides. What shows it still escapes it for the place where it is shown.
 */
export function sanitize(text: string): string {
  // Twice the length holds 200 characters of any plane, and bounds the work on a text of megabytes.
  const safe = text
    .slice(0, 2 * LONGEST)
    .replace(UNSAFE, REPLACEMENT)
    .replace(BLANKS, ' ')
    .replace(STACKED, REPLACEMENT);
  const characters = [...safe];
  if (text.length <= 2 * LONGEST && characters.length <= LONGEST) return safe;
  return `${characters.slice(0, LONGEST - 1).join('')}…`;
}
