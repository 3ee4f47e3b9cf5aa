import { execFile } from 'node:child_process';
import { basename, join } from 'node:path';
import type { Result } from './result';

interface Report {
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: 'passed' | 'failed';
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** Runs files of tests in a folder's own process; rejects where the mutant cannot run them at all. */
export function runTests(folder: string, files: readonly string[]): Promise<readonly Result[]> {
  if (files.length === 0) return Promise.resolve([]);
  const jest = join(folder, 'node_modules', 'jest', 'bin', 'jest.js');
  const program = [jest, '--json', '--runInBand', '--runTestsByPath', ...files];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, program, { cwd: folder, maxBuffer: 2 ** 28 }, (_, stdout, stderr) => {
      const report: Report | undefined = stdout === '' ? undefined : JSON.parse(stdout);
      if (report === undefined || report.numRuntimeErrorTestSuites > 0) {
        reject(new Error(`tests cannot be run: ${stderr.slice(-600)}`));
        return;
      }
      resolve(
        report.testResults.map(({ name, status, assertionResults }) => {
          const failed = assertionResults.find((each) => each.status === 'failed');
          return { by: basename(name), pass: status === 'passed', said: failed?.fullName ?? '' };
        }),
      );
    });
  });
}
