import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT, projectFile } from '../config/project-root';
import { readText } from '../input/read-text';
import { readYaml } from '../input/yaml-source';
import { DRILL_CODES } from './drill-codes';

const FOLDER = 'drills';
const ENDING = /\.ya?ml$/;

/** The rehearsal of `npm start`. */
export const REHEARSAL = '2021-10-04';

/** Names of the scenarios that come with the project: what each shows. */
export function builtInNames(): readonly string[] {
  return readdirSync(join(PROJECT_ROOT, FOLDER))
    .filter((file) => ENDING.test(file))
    .map((file) => file.replace(ENDING, ''))
    .sort();
}

/** The file of a built-in scenario, by its name or its code in the table of drills; undefined where there is none. */
export function builtInFile(name: string): string | undefined {
  const lower = name.toLowerCase();
  const file = projectFile(FOLDER, `${Object.hasOwn(DRILL_CODES, lower) ? DRILL_CODES[lower] : lower}.yaml`);
  return existsSync(file) ? file : undefined;
}

/** What a built-in scenario is about. */
export function builtInTitle(name: string): string {
  const file = projectFile(FOLDER, `${name}.yaml`);
  const { value } = readYaml(file, readText(file));
  return typeof value === 'object' && value !== null ? String(Reflect.get(value, 'title')) : '';
}
