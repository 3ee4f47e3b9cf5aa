import { printable } from './show';

/** Where a value stands in what a person wrote: `['services', 2, 'url']`; empty for the whole. */
export type Path = readonly PropertyKey[];

/** One thing that is wrong with what a person wrote: where, and what with what to do about it. */
export interface Problem {
  readonly path: Path;
  /** `is not a URL, got "x"; write one with its scheme`. */
  readonly text: string;
}

/** A problem with its place in words: what programs read. */
export interface PlacedProblem {
  /** `monitor.config.ts: services[2].url`. */
  readonly where: string;
  readonly text: string;
}

/** Everything that is wrong with one input, reported together. Command lines print its message and exit with status 2. */
export class InputError extends Error {
  /**
   * @param problems one line each
   * @param placed the same for programs, where more is known of the places than what stands before the first colon
   */
  constructor(
    readonly problems: readonly string[],
    readonly placed: readonly PlacedProblem[] = problems.map(placeOf),
  ) {
    super(problems.join('\n'));
    this.name = 'InputError';
  }
}

function placeOf(line: string): PlacedProblem {
  const end = line.indexOf(': ');
  return { where: line.slice(0, Math.max(0, end)), text: line.slice(end === -1 ? 0 : end + 2) };
}

/** A path as a person would write it: `services[2].url`. */
export function showPath(path: Path): string {
  const parts = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${printable(String(key))}`));
  return parts.join('').replace(/^\./, '');
}

/** A problem with its place, for programs. */
export function placedProblem(place: string, { path, text }: Problem): PlacedProblem {
  return { where: [printable(place), showPath(path)].filter((part) => part !== '').join(': '), text };
}

/** One line of an InputError: `monitor.config.ts: services[2].url is not a URL, ...`. */
export function problemLine(place: string, { path, text }: Problem): string {
  return [`${printable(place)}:`, showPath(path), text].filter((part) => part !== '').join(' ');
}
