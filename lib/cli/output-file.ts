import { statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { InputError } from '../input/problem';
import { printable } from '../input/show';

/** A file can be written where its folder is there, and it is not one itself: said before an hour of drills, not after. */
export function checkOutputFile(path: string): void {
  const folder = statSync(dirname(path), { throwIfNoEntry: false });
  if (folder?.isDirectory() !== true)
    throw new InputError([`${printable(path)}: has no folder to stand in; make it first`]);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) {
    throw new InputError([`${printable(path)}: is a folder; name a file in it`]);
  }
}

/** Writes what a command was asked for. */
export function writeOutputFile(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch {
    throw new InputError([`${printable(path)}: cannot be written; name a file that can`]);
  }
}
