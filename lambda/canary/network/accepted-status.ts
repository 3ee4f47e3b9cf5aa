const DEFAULT_RANGES: readonly string[] = ['200-299'];

/** Whether a status lies in one of the ranges: `200-299`, `404`. @default no range, or an empty list: 200-299 */
export function isAccepted(status: number, ranges: readonly string[] | undefined): boolean {
  const given = ranges === undefined || ranges.length === 0 ? DEFAULT_RANGES : ranges;
  return given.some((range) => {
    const [first, last = first] = range.split('-').map(Number);
    return first !== undefined && last !== undefined && first <= status && status <= last;
  });
}
