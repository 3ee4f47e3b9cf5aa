/** How long something took, and how much of it a processor worked; in the same unit. */
export interface Spent {
  readonly wall: number;
  readonly cpu: number;
}

/** What several things took, each by its name. */
export type SpentBy<Name extends string> = Readonly<Record<Name, Spent>>;

/** The middle one of some figures. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/**
 * Measures things in turn, so that whatever else works on this machine meets all of them; medians over the rounds.
 * The first rounds warm up, and are not counted.
 */
export async function inTurn<Name extends string>(
  measured: Readonly<Record<Name, () => Spent | Promise<Spent>>>,
  rounds: number,
  warmUp = 1,
): Promise<SpentBy<Name>> {
  const names = Object.keys(measured) as Name[];
  const spent = new Map<Name, Spent[]>(names.map((name) => [name, []]));
  for (let round = 0; round < warmUp + rounds; round += 1) {
    for (const name of names) {
      const each = await measured[name]();
      if (round >= warmUp) spent.get(name)?.push(each);
    }
  }
  const medians = [...spent].map(([name, all]) => [
    name,
    { wall: median(all.map(({ wall }) => wall)), cpu: median(all.map(({ cpu }) => cpu)) },
  ]);
  return Object.fromEntries(medians);
}

/** How much of another's time something took, for people: `wall 0.91, CPU 0.72`. */
export function ratioOf(ours: Spent, theirs: Spent): string {
  return `wall ${(ours.wall / theirs.wall).toFixed(2)}, CPU ${(ours.cpu / theirs.cpu).toFixed(2)}`;
}
