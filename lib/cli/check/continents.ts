/** Continents by the first letters of AWS regions, the longest first: `ap-southeast-2` is Sydney. */
const CONTINENTS: readonly (readonly [start: string, continent: string])[] = [
  ['ap-southeast-2', 'Oceania'],
  ['ap-southeast-4', 'Oceania'],
  ['ap-southeast-6', 'Oceania'],
  ['ap-', 'Asia'],
  ['cn-', 'Asia'],
  ['me-', 'Asia'],
  ['il-', 'Asia'],
  ['af-', 'Africa'],
  ['eu-', 'Europe'],
  ['eusc-', 'Europe'],
  ['sa-', 'South America'],
  ['us-', 'North America'],
  ['ca-', 'North America'],
  ['mx-', 'North America'],
];

/** The continent of an AWS region; the region itself where it is of none that is known. */
export function continentOf(region: string): string {
  return CONTINENTS.find(([start]) => region.startsWith(start))?.[1] ?? region;
}
