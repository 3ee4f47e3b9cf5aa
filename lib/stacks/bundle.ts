import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { PROJECT_ROOT } from '../config/project-root';
import type { Fleet } from '../contract/fleet';
import { definedForCanary, leftOutOfCanary } from './left-out-of-canary';

const FUNCTION_NAMES = ['canary', 'notifier', 'sentinel', 'loop', 'fallback', 'matrix'] as const;

/** The Lambda functions of the product. */
export type FunctionName = (typeof FUNCTION_NAMES)[number];

/** None of our calls streams events, and this import, the only one that waits, makes all of the SDK's core wait. */
const EVENT_STREAMS = ['@smithy/core/event-streams'] as const;
const NOTHING = [] as const;

/** What stays out of each bundle. The client of CloudWatch Logs, which notifier, sentinel and matrix have, does not load without streams. */
const WITHOUT = {
  canary: EVENT_STREAMS,
  notifier: NOTHING,
  sentinel: NOTHING,
  loop: EVENT_STREAMS,
  fallback: EVENT_STREAMS,
  matrix: NOTHING,
} as const satisfies Record<FunctionName, readonly string[]>;

/** What of the SDK no function can use, and what stands for it. */
const IN_PLACE = {
  '@aws-sdk/credential-provider-node': './lambda/aws/lambda-credentials.ts',
  '@aws-sdk/endpoint-cache': './lambda/aws/endpoint-cache.ts',
} as const;

/** Where `Code.fromAsset` finds each function: its bundle and the fleet beside it. */
export type Bundles = Readonly<Record<FunctionName, string>>;

/**
 * Bundles functions, each into the folder of its place: CommonJS (an ESM bundle loads undici besides, see
 * docs/decisions) with the SDK inside, so that what was tested is what runs. What they share is read once.
 */
function bundleInto(
  folder: string,
  places: Readonly<Partial<Record<FunctionName, string>>>,
  external: readonly string[],
  fleet: Fleet,
): void {
  const placed = Object.entries(places);
  buildSync({
    absWorkingDir: PROJECT_ROOT,
    entryPoints: Object.fromEntries(placed.map(([name, place]) => [join(place, 'index'), `lambda/${name}/handler.ts`])),
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    mainFields: ['module', 'main'],
    minify: true,
    external: [...external],
    alias: { ...IN_PLACE, ...leftOutOfCanary(fleet) },
    define: definedForCanary(fleet),
    logLevel: 'error',
  });
  // CloudWatch mutes, and no function: a new window changes no code
  const { maintenance: _, ...carried } = fleet;
  for (const [, place] of placed) writeFileSync(join(folder, place, 'fleet.json'), JSON.stringify(carried));
}

/**
 * Bundles one function.
 * @returns the folder of the asset, with `index.js` and `fleet.json` in it
 */
export function bundle(name: FunctionName, fleet: Fleet, folder: string): string {
  bundleInto(folder, { [name]: '.' }, WITHOUT[name], fleet);
  return folder;
}

/**
 * Does something with the bundles of all functions: two calls of esbuild, which read what functions share once.
 * Their folders are gone afterwards, for a synthesized app has copies of its own.
 */
export function withBundles<T>(fleet: Fleet, work: (bundles: Bundles) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'common-cause-bundles-'));
  try {
    for (const external of new Set(Object.values(WITHOUT))) {
      const names = FUNCTION_NAMES.filter((name) => WITHOUT[name] === external);
      bundleInto(folder, Object.fromEntries(names.map((name) => [name, name])), external, fleet);
    }
    return work(bundlesBy((name) => join(folder, name)));
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
