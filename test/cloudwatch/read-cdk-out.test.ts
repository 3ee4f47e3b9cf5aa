import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { App, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { readAlarms } from '../../lib/cloudwatch/read-alarms';
import { readCdkOut } from '../../lib/cloudwatch/read-cdk-out';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'common-cause-cdk-out-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function alarm(scope: Construct, alarmName: string): void {
  new CfnAlarm(scope, alarmName, {
    alarmName,
    namespace: 'n',
    metricName: 'm',
    statistic: 'Sum',
    period: 60,
    evaluationPeriods: 1,
    threshold: 1,
    comparisonOperator: 'GreaterThanThreshold',
  });
}

/** An app with a stack in each of two regions, a stage, a nested stack and, if asked for, a stack without a region. */
function synthesized(withOpenStack = false): void {
  const app = new App({ outdir: folder, analyticsReporting: false });
  alarm(new Stack(app, 'east', { env: { region: 'us-east-1' } }), 'east');
  const west = new Stack(app, 'west', { env: { region: 'us-west-2', account: '123456789012' } });
  alarm(west, 'west');
  alarm(new NestedStack(west, 'nested'), 'nested');
  alarm(new Stack(new Stage(app, 'stage'), 'staged', { env: { region: 'us-west-2' } }), 'staged');
  if (withOpenStack) alarm(new Stack(app, 'open'), 'open');
  app.synth();
}

function arns(region?: string): readonly string[] {
  return readAlarms(readCdkOut(folder, region)).alarms.map(({ arn }) => arn.replace('arn:aws:cloudwatch:', ''));
}

describe('a cdk.out', () => {
  it('gives the templates of all stacks, in stages and nested as well, where they are deployed', () => {
    synthesized();
    expect(arns()).toEqual([
      'us-west-2:000000000000:alarm:staged',
      'us-east-1:000000000000:alarm:east',
      'us-west-2:123456789012:alarm:west',
      'us-west-2:123456789012:alarm:nested',
    ]);
  });

  it('gives those of one region, and stacks of none as if they were deployed there', () => {
    synthesized(true);
    expect(arns('us-east-1')).toEqual(['us-east-1:000000000000:alarm:east', 'us-east-1:000000000000:alarm:open']);
  });
});

describe('rejects', () => {
  it('a stack without a region where none is named', () => {
    synthesized(true);
    const file = join(folder, 'open.template.json');
    const message = `${file}: its stack has no region, got unknown-region; name the one it is deployed in`;
    expect(() => readCdkOut(folder)).toThrow(new Error(message));
  });

  it('a region of which there is no stack', () => {
    synthesized();
    const message = `${folder}: no stack of eu-west-1, got us-east-1, us-west-2; name one of them`;
    expect(() => readCdkOut(folder, 'eu-west-1')).toThrow(new Error(message));
  });

  it('a folder that is not a cdk.out, and a manifest that is not one', () => {
    const manifest = join(folder, 'manifest.json');
    expect(() => readCdkOut(folder)).toThrow(
      new Error(`${manifest}: missing, got no such file; run cdk synth, and give the folder that it wrote`),
    );
    writeFileSync(manifest, '{}');
    expect(() => readCdkOut(folder)).toThrow(`${manifest}: not the manifest of a CDK app, got no artifacts`);
  });

  it('all that cannot be read, at once', () => {
    synthesized();
    writeFileSync(join(folder, 'east.template.json'), '{');
    const west = join(folder, 'west.template.json');
    writeFileSync(west, readFileSync(west, 'utf8').replace(/[0-9a-f]{64}\.json/, 'elsewhere.json'));
    expect(() => readCdkOut(folder)).toThrow(
      /^.*east\.template\.json: not JSON, got .*\n.*west\.template\.json \w+: a nested stack whose template is not in the folder, got .*$/,
    );
  });
});
