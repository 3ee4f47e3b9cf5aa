import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { readMonitor } from '../config/read-monitor';
import type { Fleet } from '../contract/fleet';
import type { Scenario } from '../drill/scenario';
import { readScenario } from '../drill/scenario/read-scenario';
import { didYouMean } from '../input/nearest-name';
import { InputError } from '../input/problem';
import { show } from '../input/show';

const ROOT = resolve(__dirname, '..', '..');
const FOLDER = join(ROOT, 'drills');
const ENDING = /\.ya?ml$/;

/** The rehearsal of `npm start`. */
export const REHEARSAL = '2021-10-04';

/** Names of the scenarios that come with the project. */
export function builtInNames(): readonly string[] {
  return readdirSync(FOLDER)
    .filter((file) => ENDING.test(file))
    .map((file) => file.replace(ENDING, ''))
    .sort();
}

function pathOf(fileOrName: string): string {
  if (existsSync(fileOrName)) return fileOrName;
  const builtIn = join(FOLDER, `${fileOrName.toLowerCase()}.yaml`);
  if (existsSync(builtIn)) return relative(process.cwd(), builtIn) || builtIn;
  throw new InputError([
    `drill: no such file or built-in scenario, got ${show(fileOrName)}; ${didYouMean(fileOrName, builtInNames())}`,
  ]);
}

/** The fleet of monitor.config.ts; loaded only where a scenario has none of its own. */
function ownFleet(): Fleet {
  const { default: config } = require(join(ROOT, 'monitor.config.ts'));
  return readMonitor(config).fleet;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new InputError([
      `${path}: cannot be read, got ${error instanceof Error ? error.message : error}; name a scenario file`,
    ]);
  }
}

/** Reads scenarios by their files or names, all problems of all of them at once. */
export function loadScenarios(filesOrNames: readonly string[]): readonly Scenario[] {
  const problems: string[] = [];
  const scenarios = filesOrNames.flatMap((fileOrName) => {
    try {
      const path = pathOf(fileOrName);
      return [readScenario(path, readText(path), ownFleet)];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new InputError(problems);
  return scenarios;
}
