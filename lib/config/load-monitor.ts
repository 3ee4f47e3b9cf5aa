import { extname, resolve } from 'node:path';
import { InputError } from '../input/problem';
import { readText } from '../input/read-text';
import { printable, show } from '../input/show';
import { readYaml } from '../input/yaml-source';
import type { Deployment } from './deployment';
import { readMonitor } from './read-monitor';

const DATA = ['.json', '.yaml', '.yml'];
const PROGRAMS = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs'];

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** `file:line` of the first place in a stack that is somebody's own. */
function placeOf(error: unknown, path: string): string {
  const frames = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  const own = frames.find((frame) => frame.includes(`${path}:`));
  const line = own?.slice(own.indexOf(`${path}:`) + path.length + 1).match(/^\d+/)?.[0];
  return line === undefined ? '' : `:${line}`;
}

/** What went wrong when a file was loaded, as one line. */
function problemOf(error: unknown, file: string, path: string): string {
  const text = messageOf(error);
  const [, line, what] = /^.*:(\d+):\d+: ERROR: (.*)$/m.exec(text) ?? [];
  if (line !== undefined) return `${file}:${line}: cannot be compiled, got ${show(what)}; mend its form`;
  const [first = ''] = text.split('\n');
  if (/^Cannot find module/.test(text)) return `${file}: cannot be loaded, got ${show(first)}; mend its imports`;
  return `${file}${placeOf(error, path)}: throws when it is loaded, got ${show(first)}; mend it`;
}

/** Runs a program and takes what it exports; `bin/` registers the compiler that TypeScript needs. */
function exportOf(file: string, path: string): unknown {
  readText(file); // a clear word on a file that cannot be read, before a loader speaks
  let loaded: unknown;
  try {
    loaded = require(path);
  } catch (error) {
    throw new InputError([problemOf(error, printable(file), path)]);
  }
  if (typeof loaded !== 'object' || loaded === null || !('default' in loaded)) {
    throw new InputError([`${printable(file)}: exports no configuration; write export default defineMonitor({ ... })`]);
  }
  return loaded.default;
}

/**
 * Loads and checks a configuration: TypeScript or JavaScript by its default export, JSON or YAML by its content.
 * @param file as somebody named it, from the current folder
 * @throws InputError with one line where it cannot be loaded, else with every problem at once
 */
export function loadMonitor(file: string): Deployment {
  const ending = extname(file).toLowerCase();
  if (DATA.includes(ending)) {
    const { value, where } = readYaml(file, readText(file));
    return readMonitor(value, file, where);
  }
  if (PROGRAMS.includes(ending)) return readMonitor(exportOf(file, resolve(file)), file);
  throw new InputError([
    `${printable(file)}: is not a configuration; name a file that ends with ${[...PROGRAMS, ...DATA].join(', ')}`,
  ]);
}
