import type { Mutant } from './mutant';
import { type DrillResult, runDrills } from './run-drills';
import { inPatchedTree } from './tree';

/** What became of one mutant: one row of the table for each drill. */
export interface Outcome {
  readonly mutant: string;
  /** Caught by every drill that should, or spared for a reason that no drill disproves. */
  readonly isAsExpected: boolean;
  readonly rows: readonly { readonly drill: string; readonly said: string }[];
}

function outcomeOf({ name, expects }: Mutant, results: readonly DrillResult[]): Outcome {
  if ('why' in expects) {
    const catching = results.filter(({ pass }) => !pass);
    const rows = catching.map(({ drill, said }) => ({ drill: `${drill} after all`, said }));
    return {
      mutant: name,
      isAsExpected: catching.length === 0,
      rows: catching.length === 0 ? [{ drill: 'none can', said: expects.why }] : rows,
    };
  }
  const rows = results.map(({ drill, pass, said }) =>
    pass ? { drill: `not ${drill}`, said: 'SURVIVES' } : { drill, said },
  );
  return { mutant: name, isAsExpected: results.every(({ pass }) => !pass), rows };
}

/** Runs a mutant's drills in a tree with its patches. */
export async function outcomeOfMutant(snapshot: string, mutant: Mutant): Promise<Outcome> {
  const { name, patches, expects } = mutant;
  try {
    const results = await inPatchedTree(snapshot, patches, (folder) =>
      runDrills(folder, expects.drills, expects.phases),
    );
    return outcomeOf(mutant, results);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    return { mutant: name, isAsExpected: false, rows: [{ drill: 'ERROR', said }] };
  }
}

/** Runs all drills that some mutant uses in the tree as it is, where each must pass. */
export async function outcomeOfOriginal(snapshot: string, mutants: readonly Mutant[]): Promise<Outcome> {
  const phases = Math.max(...mutants.map(({ expects }) => expects.phases));
  const drills = [...new Set(mutants.flatMap(({ expects }) => expects.drills))].sort();
  const results = await runDrills(snapshot, drills, phases);
  const failing = results.filter(({ pass }) => !pass);
  return {
    mutant: 'nothing changed',
    isAsExpected: failing.length === 0,
    rows:
      failing.length === 0
        ? [{ drill: 'none', said: `all ${drills.length} drills pass` }]
        : failing.map(({ drill, said }) => ({ drill, said })),
  };
}
