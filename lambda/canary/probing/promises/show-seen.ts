const LONGEST = 60;

/** A value as a message shows it: as JSON, and no longer than a line has room for. */
export function showSeen(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  const characters = [...text.slice(0, 2 * LONGEST)];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : text;
}

/** Bounds as a message expects them: `100 to 200`, `at most 200`. */
export function showBounds({ min, max }: { readonly min?: number; readonly max?: number }, unit = ''): string {
  if (min !== undefined && max !== undefined) return min === max ? `${min}${unit}` : `${min} to ${max}${unit}`;
  return max === undefined ? `at least ${min}${unit}` : `at most ${max}${unit}`;
}

/** Whether a number lies within bounds. */
export function isWithin(
  value: number,
  { min = -Infinity, max = Infinity }: { readonly min?: number; readonly max?: number },
): boolean {
  return min <= value && value <= max;
}
