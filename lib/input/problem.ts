import { printable } from './show';

/** Where a value stands in what a person wrote: `['services', 2, 'url']`; empty for the whole. */
export type Path = readonly PropertyKey[];

/** One thing that is wrong with what a person wrote: where, and what with what to do about it. */
export interface Problem {
  readonly path: Path;
  /** `is not a URL, got "x"; write one with its scheme`. */
  readonly text: string;
}

/** Everything that is wrong with one input, reported together. Command lines print its message and exit with status 2. */
export class InputError extends Error {
  /** @param problems one line each */
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'InputError';
  }
}

/** A path as a person would write it: `services[2].url`. */
export function showPath(path: Path): string {
  const parts = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${printable(String(key))}`));
  return parts.join('').replace(/^\./, '');
}

/** One line of an InputError: `monitor.config.ts: services[2].url is not a URL, ...`. */
export function problemLine(place: string, { path, text }: Problem): string {
  return [`${printable(place)}:`, showPath(path), text].filter((part) => part !== '').join(' ');
}
