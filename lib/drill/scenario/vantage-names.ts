/** The regions themselves, and `v0`, `v1`, ... in the fleet's order. */
export function vantageNames(regions: readonly string[]): readonly string[] {
  return [...regions, ...regions.map((_, index) => `v${index}`)];
}

/** The region that one of those names means. */
export function regionOfName(name: string, regions: readonly string[]): string {
  return regions[vantageNames(regions).indexOf(name) % regions.length] ?? name;
}
