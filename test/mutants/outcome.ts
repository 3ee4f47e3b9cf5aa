import { drillsOf, type Mutant } from './mutant';
import type { Result } from './result';
import { runDrills } from './run-drills';
import { runTests } from './run-tests';
import type { Trees } from './tree';

/** What became of one mutant: one row of the table for each drill. */
export interface Outcome {
  readonly mutant: string;
  /** Caught by every drill that should, or spared for a reason that no drill disproves. */
  readonly isAsExpected: boolean;
  readonly rows: readonly { readonly drill: string; readonly said: string }[];
}

function outcomeOf({ name, expects }: Mutant, results: readonly Result[]): Outcome {
  if ('why' in expects) {
    const catching = results.filter(({ pass }) => !pass);
    const rows = catching.map(({ by, said }) => ({ drill: `${by} after all`, said }));
    return {
      mutant: name,
      isAsExpected: catching.length === 0,
      rows: catching.length === 0 ? [{ drill: 'none can', said: expects.why }] : rows,
    };
  }
  const rows = results.map(({ by, pass, said }) =>
    pass ? { drill: `not ${by}`, said: 'SURVIVES' } : { drill: by, said },
  );
  return { mutant: name, isAsExpected: results.every(({ pass }) => !pass), rows };
}

/** Runs what a mutant names in a tree with its patches. */
export async function outcomeOfMutant(trees: Trees, mutant: Mutant): Promise<Outcome> {
  const { name, patches, expects } = mutant;
  try {
    const results = await trees.withPatches(patches, (folder) =>
      'tests' in expects ? runTests(folder, expects.tests) : runDrills(folder, expects.drills, expects.phases),
    );
    return outcomeOf(mutant, results);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { mutant: name, isAsExpected: false, rows: [{ drill: 'ERROR', said }] };
  }
}

/** Runs all that some mutant uses in the tree as it is, where each must pass. */
export async function outcomeOfOriginal(snapshot: string, mutants: readonly Mutant[]): Promise<Outcome> {
  const phases = Math.max(1, ...mutants.map(({ expects }) => ('phases' in expects ? expects.phases : 1)));
  const drills = [...new Set(mutants.flatMap(drillsOf))].sort();
  const tests = [...new Set(mutants.flatMap(({ expects }) => ('tests' in expects ? expects.tests : [])))].sort();
  const results = [...(await runDrills(snapshot, drills, phases)), ...(await runTests(snapshot, tests))];
  const failing = results.filter(({ pass }) => !pass);
  const count =
    tests.length === 0 ? `all ${drills.length} drills` : `all ${drills.length} drills and their judge's tests`;
  return {
    mutant: 'nothing changed',
    isAsExpected: failing.length === 0,
    rows:
      failing.length === 0
        ? [{ drill: 'none', said: `${count} pass` }]
        : failing.map(({ by, said }) => ({ drill: by, said })),
  };
}
