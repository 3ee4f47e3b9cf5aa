import { existsSync } from 'node:fs';
import { loadMonitor } from '../config/load-monitor';
import { projectFile } from '../config/project-root';
import { DEFAULT_FILE } from '../config/read-monitor';
import type { Scenario } from '../drill/scenario';
import { readScenario } from '../drill/scenario/read-scenario';
import { didYouMean } from '../input/nearest-name';
import { InputError } from '../input/problem';
import { readText } from '../input/read-text';
import { show } from '../input/show';
import { builtInFile, builtInNames } from './built-in-drills';

/** Scenarios, and what they and the configuration that they rehearse have to say besides. */
export interface LoadedScenarios {
  readonly scenarios: readonly Scenario[];
  /** A line each, for people. */
  readonly notes: readonly string[];
}

/** A slash or an ending means a file, and nothing else. */
function isPath(text: string): boolean {
  return /[/\\]|\.(ya?ml|json)$/i.test(text) || existsSync(text);
}

function fileOf(fileOrName: string): string {
  const file = isPath(fileOrName) ? fileOrName : builtInFile(fileOrName);
  if (file !== undefined) return file;
  const remedy = didYouMean(fileOrName, builtInNames(), 'common-cause drill --list names them');
  throw new InputError([`drill: no such file or built-in scenario, got ${show(fileOrName)}; ${remedy}`]);
}

/** Reads, and gives the problems instead where there are some. */
function attempt<T>(read: () => T): T | InputError {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}

/**
 * Reads scenarios by their files or names, all problems of all of them at once.
 * @param config file of the configuration that a scenario without a fleet rehearses; loaded only for such a one
 */
export function loadScenarios(
  filesOrNames: readonly string[],
  config: string = projectFile(DEFAULT_FILE),
): LoadedScenarios {
  let loaded: ReturnType<typeof loadMonitor> | undefined;
  const configured = () => {
    loaded ??= loadMonitor(config);
    return loaded.fleet;
  };
  const read = filesOrNames.map((fileOrName) =>
    attempt(() => {
      const file = fileOf(fileOrName);
      return readScenario(file, readText(file), configured);
    }),
  );
  const problems = read.flatMap((each) => (each instanceof InputError ? each.problems : []));
  if (problems.length > 0) throw new InputError([...new Set(problems)]);
  const scenarios = read.flatMap((each) => (each instanceof InputError ? [] : [each]));
  const notes = [...(loaded?.notes ?? []), ...scenarios.flatMap((scenario) => scenario.notes)];
  return { scenarios, notes: [...new Set(notes)] };
}
