import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { readMonitor } from '../../lib/config/read-monitor';
import { emptyBundles } from '../../lib/stacks/bundle';
import { createApp, synthesize } from '../../lib/stacks/synthesize';
import config from '../../monitor.config';
import { shippedTemplates } from './shipped-app';

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource?: unknown;
  readonly Condition?: object;
}

/** Does something with an app with the rule packs on it. */
function withApp<T>(work: (app: ReturnType<typeof createApp>, outdir: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'common-cause-test-'));
  try {
    const outdir = join(folder, 'cdk.out');
    const app = createApp({ outdir });
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
    return work(synthesize(readMonitor(config), emptyBundles(join(folder, 'code')), app), outdir);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Report {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly violations: readonly { readonly ruleName: string }[];
    readonly suppressedViolations: readonly object[];
  }[];
}

/** What the packs say of it, from the report that a synthesis leaves: an error would have been thrown. */
function report(): Report {
  return withApp((app, outdir) => {
    app.synth();
    return JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'));
  });
}

function statements(): readonly Statement[] {
  return [...shippedTemplates().values()]
    .flatMap((template) => Object.values(template.findResources('AWS::IAM::Policy')))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement as readonly Statement[]);
}

describe('rule packs of cdk-nag', () => {
  it('find nothing that is not acknowledged where it stands', () => {
    const { pluginReports } = report();
    expect(pluginReports.map(({ pluginName }) => pluginName)).toEqual(['AwsSolutions', 'Serverless']);
    expect(pluginReports.flatMap(({ violations }) => violations.map(({ ruleName }) => ruleName))).toEqual([]);
    expect(pluginReports.every(({ suppressedViolations }) => suppressedViolations.length > 0)).toBe(true);
  });

  it('a wildcard stands under a condition, or at the end of a log group', () => {
    const wild = statements().filter(({ Resource }) => JSON.stringify(Resource).includes('*'));
    expect(wild.length).toBeGreaterThan(0);
    const unbounded = wild.filter(({ Resource, Condition }) => {
      const isLogGroup = [Resource].flat().every((each) => JSON.stringify(each).match(/:log-group:[^*]+:\*"\]\]\}$/));
      return !isLogGroup && Condition === undefined;
    });
    expect(unbounded).toEqual([]);
  });
});
