/** How many of `vantages` must say so before a page: 2 of 3, 3 of 5, 6 of 10 (design.md, Words). */
export function quorum(vantages: number): number {
  return Math.max(2, Math.ceil(0.6 * vantages));
}

/** How many of `vantages` make partial trouble: 1 of 3, 1 of 5, 2 of 10. */
export function partialQuorum(vantages: number): number {
  return Math.max(1, Math.ceil(0.2 * vantages));
}
