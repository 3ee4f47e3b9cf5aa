import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ROOT } from './files';

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

/** Rules that the import linter finds broken below a folder, each with the file that breaks it. */
function broken(folder: string, ...parts: readonly string[]): readonly string[] {
  const program = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = join(ROOT, '.dependency-cruiser.cjs');
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [program, '--config', config, '--output-type', 'json', ...parts],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
  if (stdout === '') throw new Error(stderr);
  const { summary } = JSON.parse(stdout) as { readonly summary: { readonly violations: readonly Violation[] } };
  return [...new Set(summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`))].sort();
}

describe('import rules', () => {
  it('every planted violation is found', () => {
    expect(broken(join(ROOT, 'test/form/planted'), 'lambda', 'lib')).toEqual([
      'contract-imports-nothing: lib/contract/name.ts',
      'drill-without-constructs: lib/drill/drill.ts',
      'drill-without-handlers: lib/drill/drill.ts',
      'evaluation-without-templates: lib/cloudwatch/evaluation/evaluation.ts',
      'evaluator-by-its-doors: lib/drill/drill.ts',
      'evaluator-knows-no-project: lib/cloudwatch/evaluate.ts',
      'evaluator-runs-in-a-page: lib/cloudwatch/evaluate.ts',
      'lambda-takes-contract-only: lambda/canary/handler.ts',
      'lambda-without-cdk: lambda/canary/with-cdk.ts',
      'no-circular: lib/contract/name.ts',
      'page-runs-in-a-browser: lib/report/page/browser/with-node.ts',
      'pure-without-cdk: lib/cloudwatch/evaluate.ts',
      'sees-before-it-judges: lambda/canary/probing/with-judgement.ts',
    ]);
  });
});
