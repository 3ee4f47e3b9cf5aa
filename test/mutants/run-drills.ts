import { execFile } from 'node:child_process';
import type { Result } from './result';

interface Report {
  readonly pass: boolean;
  readonly failures: readonly { readonly phase: number; readonly what: string }[];
}

/** Exit statuses of a drill that has judged: all as expected, or not. Any other one is trouble of its own. */
const JUDGED: readonly (number | null)[] = [0, 1];

/** A seed of its own would do; a fixed one makes the table repeatable. */
const SEED = '20211004';

function reportsOf(stdout: string): readonly Report[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Report);
}

/** Runs drills in a folder's own process; rejects where the mutant cannot run them at all. */
export function runDrills(folder: string, drills: readonly string[], phases: number): Promise<readonly Result[]> {
  if (drills.length === 0) return Promise.resolve([]);
  const program = ['bin/common-cause.cjs', 'drill', ...drills, '--json', '--phases', String(phases), '--seed', SEED];
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, program, { cwd: folder, maxBuffer: 2 ** 28 }, (_, stdout, stderr) => {
      const reports = reportsOf(stdout);
      if (!JUDGED.includes(child.exitCode) || reports.length !== drills.length) {
        reject(new Error(`drills cannot be run, exit status ${child.exitCode}: ${stderr.slice(-600)}`));
        return;
      }
      const results = drills.map((by, index): Result => {
        const { pass = false, failures = [] } = reports[index] ?? {};
        return { by, pass, said: failures[0]?.what ?? '' };
      });
      resolve(results);
    });
  });
}
