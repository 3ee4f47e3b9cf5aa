const DEFAULT_RANGES: readonly string[] = ['200-299'];

/** Whether a status lies in one of the ranges: `200-299`, `404`. @default where there are none: 200-299 */
export function isAcceptedStatus(status: number, ranges: readonly string[] = []): boolean {
  return (ranges.length > 0 ? ranges : DEFAULT_RANGES).some((range) => {
    const [first, last = first] = range.split('-').map(Number);
    return first !== undefined && last !== undefined && first <= status && status <= last;
  });
}

/** The accepted statuses, as a message expects them. */
export function spellAccepted(ranges: readonly string[] = []): string {
  return (ranges.length > 0 ? ranges : DEFAULT_RANGES).join(', ');
}
