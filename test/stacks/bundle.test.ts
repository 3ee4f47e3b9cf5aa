import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from '@jest/globals';

const ROOT = resolve(__dirname, '..', '..');

it('a synthesis leaves the bundles in its own folder, and nothing among the temporary ones', () => {
  const folder = mkdtempSync(join(tmpdir(), 'common-cause-bundle-test-'));
  try {
    const temporary = join(folder, 'tmp');
    const outdir = join(folder, 'cdk.out');
    mkdirSync(temporary);
    const { status, stderr } = spawnSync(process.execPath, ['--require', 'tsx/cjs', 'bin/app.ts'], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, TMPDIR: temporary, CDK_OUTDIR: outdir, TSX_DISABLE_CACHE: '1' },
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(readdirSync(temporary)).toEqual([]);
    const assets = readdirSync(outdir).filter((name) => name.startsWith('asset.'));
    expect(assets.flatMap((name) => readdirSync(join(outdir, name))).sort()).toEqual(
      assets.flatMap(() => ['fleet.json', 'index.js']).sort(),
    );
    expect(assets.length).toBeGreaterThan(1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
