import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { PROJECT_ROOT } from '../config/project-root';
import type { Fleet } from '../contract/fleet';

/** The Lambda functions of the product. */
export type FunctionName = 'canary' | 'notifier' | 'recheck' | 'fallback';

/** Where `Code.fromAsset` finds each function: its bundle and the fleet beside it. */
export type Bundles = Readonly<Record<FunctionName, string>>;

/**
 * Bundles one function: CommonJS (an ESM bundle loads undici besides, see docs/decisions) with the SDK inside,
 * so that what was tested is what runs.
 * @returns the folder of the asset: `index.js` and `fleet.json`
 */
export function bundle(name: FunctionName, fleet: Fleet): string {
  const folder = mkdtempSync(join(tmpdir(), `common-cause-${name}-`));
  buildSync({
    absWorkingDir: PROJECT_ROOT,
    entryPoints: [`lambda/${name}/handler.ts`],
    outfile: join(folder, 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    mainFields: ['module', 'main'],
    minifySyntax: true,
    minifyWhitespace: true,
    keepNames: true,
    logLevel: 'error',
  });
  writeFileSync(join(folder, 'fleet.json'), JSON.stringify(fleet));
  return folder;
}

/** One esbuild call per function, however many stacks use it. */
export function bundleAll(fleet: Fleet): Bundles {
  return {
    canary: bundle('canary', fleet),
    notifier: bundle('notifier', fleet),
    recheck: bundle('recheck', fleet),
    fallback: bundle('fallback', fleet),
  };
}
