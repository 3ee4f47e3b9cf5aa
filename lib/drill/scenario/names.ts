/** Names in scenario files: of services and of vantages, and ranges of them. */

/** Vantages of a fleet that only says how many: the first so many of these. */
const REGIONS = [
  'us-east-1',
  'eu-west-1',
  'ap-southeast-1',
  'us-west-2',
  'sa-east-1',
  'eu-central-1',
  'ap-northeast-1',
  'ca-central-1',
  'ap-south-1',
  'eu-north-1',
  'ap-southeast-2',
  'us-east-2',
  'eu-west-2',
  'ap-northeast-2',
  'us-west-1',
];

/** Expands `svc0..svc3` among the given names; undefined where an end of a range, or a name, is not among them. */
export function expand(entry: string, names: readonly string[]): readonly string[] | undefined {
  if (names.includes(entry)) return [entry];
  const [from = '', to = '', ...more] = entry.split('..');
  const [first, last] = [names.indexOf(from), names.indexOf(to)];
  return more.length > 0 || first < 0 || last < first ? undefined : names.slice(first, last + 1);
}

/** Names of a fleet's services: as they stand there, or svc0, svc1, ... */
export function serviceNames(services: number | readonly string[]): readonly string[] {
  return typeof services === 'number' ? Array.from({ length: services }, (_, index) => `svc${index}`) : services;
}

/** Regions of a fleet's vantages. */
export function vantageRegions(vantages: number | readonly string[]): readonly string[] {
  return typeof vantages === 'number' ? REGIONS.slice(0, vantages) : vantages;
}

/** The regions themselves, and `v0`, `v1`, ... in the fleet's order. */
export function vantageNames(regions: readonly string[]): readonly string[] {
  return [...regions, ...regions.map((_, index) => `v${index}`)];
}

/** The region that one of those names means. */
export function regionOfName(name: string, regions: readonly string[]): string {
  return regions[vantageNames(regions).indexOf(name) % regions.length] ?? name;
}

/** The regions that names and ranges of vantages mean; what is none of them means nothing. */
export function regionsOf(entries: readonly string[], regions: readonly string[]): readonly string[] {
  return entries
    .flatMap((entry) => expand(entry, vantageNames(regions)) ?? [])
    .map((name) => regionOfName(name, regions));
}
