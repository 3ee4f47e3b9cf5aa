import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { PROJECT_ROOT } from '../config/project-root';
import type { Fleet } from '../contract/fleet';

const FUNCTION_NAMES = ['canary', 'notifier', 'recheck', 'fallback', 'matrix'] as const;

/** The Lambda functions of the product. */
export type FunctionName = (typeof FUNCTION_NAMES)[number];

/** None of our calls streams events, and this import, the only one that waits, makes all of the SDK's core wait. */
const EVENT_STREAMS = ['@smithy/core/event-streams'] as const;

/** What stays out of each bundle. The client of CloudWatch Logs, which notifier, recheck and matrix have, does not load without streams. */
const WITHOUT = {
  canary: EVENT_STREAMS,
  notifier: [],
  recheck: [],
  fallback: EVENT_STREAMS,
  matrix: [],
} as const satisfies Record<FunctionName, readonly string[]>;

/** Where `Code.fromAsset` finds each function: its bundle and the fleet beside it. */
export type Bundles = Readonly<Record<FunctionName, string>>;

/**
 * Bundles one function: CommonJS (an ESM bundle loads undici besides, see docs/decisions) with the SDK inside,
 * so that what was tested is what runs.
 * @returns the folder of the asset, with `index.js` and `fleet.json` in it
 */
export function bundle(name: FunctionName, fleet: Fleet, folder: string): string {
  buildSync({
    absWorkingDir: PROJECT_ROOT,
    entryPoints: [`lambda/${name}/handler.ts`],
    outfile: join(folder, 'index.js'),
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    mainFields: ['module', 'main'],
    minify: true,
    external: [...WITHOUT[name]],
    alias: { '@aws-sdk/credential-provider-node': './lambda/aws/lambda-credentials.ts' },
    logLevel: 'error',
  });
  writeFileSync(join(folder, 'fleet.json'), JSON.stringify(fleet));
  return folder;
}

/**
 * Does something with the bundles of all functions: one esbuild call per function, however many stacks use it.
 * Their folders are gone afterwards, for a synthesized app has copies of its own.
 */
export function withBundles<T>(fleet: Fleet, work: (bundles: Bundles) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'common-cause-bundles-'));
  try {
    return work(bundlesBy((name) => bundle(name, fleet, join(folder, name))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Code that does nothing in a new folder, in place of the bundles where templates alone matter. */
export function emptyBundles(folder: string): Bundles {
  mkdirSync(folder);
  writeFileSync(join(folder, 'index.js'), '');
  return bundlesBy(() => folder);
}

function bundlesBy(folderOf: (name: FunctionName) => string): Bundles {
  return Object.fromEntries(FUNCTION_NAMES.map((name) => [name, folderOf(name)])) as Bundles;
}
