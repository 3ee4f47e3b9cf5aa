import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../../lib/cli/main';
import type { Terminal } from '../../lib/cli/terminal';
import { projectFile } from '../../lib/config/project-root';
import { terminalSvg } from './terminal-svg';

/** One picture of a page: a command, and how much of what it prints. */
export interface Picture {
  readonly name: string;
  /** As it stands in the picture. */
  readonly shown: string;
  readonly args: readonly string[];
  /** @default all lines */
  readonly lines?: number;
}

/** Runs a command as on a terminal of 80 columns that takes colours. */
async function printedBy(args: readonly string[]): Promise<string> {
  let printed = '';
  const stream = (isTTY: boolean) => ({
    isTTY,
    columns: 80,
    write: (text: string) => {
      if (isTTY) printed += text;
      return true;
    },
  });
  const terminal = {
    argv: ['node', 'common-cause', ...args],
    stdout: stream(true),
    // progress is no part of a picture
    stderr: stream(false),
    env: { FORCE_COLOR: '1' },
  };
  await main(terminal as unknown as Terminal);
  return printed;
}

/** Records one picture into docs/pictures. */
export async function record({ name, shown, args, lines }: Picture): Promise<string> {
  const printed = await printedBy(args);
  const all = printed.trimEnd().split('\n');
  const part = lines === undefined || all.length <= lines ? all : [...all.slice(0, lines), '[...]'];
  const path = join('docs', 'pictures', `${name}.svg`);
  writeFileSync(projectFile(path), terminalSvg(shown, part.join('\n')));
  return path;
}
