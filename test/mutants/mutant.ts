/** One textual change of one file; `from` must stand there exactly once. */
export interface Patch {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Drills that must fail on a mutant, each on at least one of so many phases. */
export interface Caught {
  readonly drills: readonly string[];
  readonly phases: number;
}

/** Why no drill can fail on a mutant; `tried` are drills that come closest, and pass. */
export interface Spared extends Caught {
  readonly why: string;
}

/** Tests that must fail on a mutant: for what judges drills, and so cannot be caught by any of them. */
export interface Tested {
  readonly tests: readonly string[];
}

/** One thing changed in the deployed rules, and the drill that shows it. */
export interface Mutant {
  /** What is changed, as a person would say it. */
  readonly name: string;
  readonly patches: readonly Patch[];
  readonly expects: Caught | Spared | Tested;
}

/** Enough for what happens on every phase. */
const PHASES = 2;

/** A patch. */
export function patch(file: string, from: string, to: string): Patch {
  return { file, from, to };
}

/** The drills that catch a mutant; more phases where chance decides whether it shows. */
export function caughtBy(drills: string | readonly string[], phases = PHASES): Caught {
  return { drills: [drills].flat(), phases };
}

/** A mutant that no drill can catch. */
export function sparedBy(drills: string | readonly string[], why: string, phases = PHASES): Spared {
  return { drills: [drills].flat(), phases, why };
}

/** The tests that catch a mutant of the judge. */
export function caughtByTest(...tests: readonly string[]): Tested {
  return { tests };
}

/** The drills that a mutant is about. */
export function drillsOf({ expects }: Mutant): readonly string[] {
  return 'tests' in expects ? [] : expects.drills;
}
