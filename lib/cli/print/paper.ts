import type { WriteStream } from 'node:tty';

/** What text is printed on: how wide it is, and whether it takes colours. */
export interface Paper {
  /** Infinity where nobody looks: a pipe gets whole lines. */
  readonly columns: number;
  readonly hasColours: boolean;
}

/** Variables of the environment that change how a command prints. */
export type PrintEnvironment = Readonly<Partial<Record<string, string>>>;

const isSet = (value: string | undefined) => value !== undefined && value !== '';

/** Colours only for a terminal that takes them; `NO_COLOR` (no-color.org) always wins, `FORCE_COLOR` is for recordings. */
function takesColours(isTerminal: boolean, { NO_COLOR, FORCE_COLOR, TERM }: PrintEnvironment): boolean {
  if (isSet(NO_COLOR)) return false;
  if (isSet(FORCE_COLOR)) return FORCE_COLOR !== '0';
  return isTerminal && TERM !== 'dumb';
}

/** What a stream is to print on: a terminal of some width, or a pipe. */
export function paperOf(
  { isTTY, columns }: Pick<WriteStream, 'isTTY'> & Partial<Pick<WriteStream, 'columns'>>,
  environment: PrintEnvironment,
): Paper {
  const isTerminal = isTTY === true;
  return {
    columns: isTerminal && columns !== undefined && columns > 0 ? columns : Number.POSITIVE_INFINITY,
    hasColours: takesColours(isTerminal, environment),
  };
}
