import { mutants } from './mutants';
import { type Outcome, outcomeOfMutant, outcomeOfOriginal } from './outcome';
import { table } from './table';
import { Trees, withSnapshot } from './tree';

/** Each is a process of its own; more of them only wait for each other on two cores. */
const AT_ONCE = 2;

/** Works through jobs, some at once; results in the order of the jobs. */
async function inTurn<T>(jobs: readonly (() => Promise<T>)[]): Promise<readonly T[]> {
  const results = new Map<number, T>();
  const waiting = jobs.entries();
  const worker = async () => {
    for (const [index, job] of waiting) results.set(index, await job());
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}

function told(outcome: Outcome): Outcome {
  process.stderr.write(`${outcome.isAsExpected ? 'ok  ' : 'FAIL'} ${outcome.mutant}\n`);
  return outcome;
}

/** `npm run mutants [-- WORD...]`: those whose names contain one of the words, or all. */
async function main(words: readonly string[]): Promise<void> {
  const chosen = mutants.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
  if (chosen.length === 0) throw new Error(`mutants: none has a name with ${words.join(', ')}; leave the words out`);
  const started = Date.now();
  const outcomes = await withSnapshot((snapshot) => {
    const trees = new Trees(snapshot);
    return inTurn([
      async () => told(await outcomeOfOriginal(snapshot, chosen)),
      ...chosen.map((mutant) => async () => told(await outcomeOfMutant(trees, mutant))),
    ]);
  });
  const failed = outcomes.filter(({ isAsExpected }) => !isAsExpected).length;
  const seconds = Math.round((Date.now() - started) / 1000);
  process.stdout.write(`${table(outcomes)}\n\n${chosen.length} mutants in ${seconds} s, ${failed} not as expected\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main(process.argv.slice(2));
