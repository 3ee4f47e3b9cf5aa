import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Patch } from './mutant';

/** The project's root. */
export const ROOT = resolve(__dirname, '..', '..');

/** Files that git tracks, or would. */
function sources(): readonly string[] {
  const listed = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'],
    {
      cwd: ROOT,
      encoding: 'utf8',
    },
  );
  // a file may be deleted, but not yet in a commit
  return listed.split('\0').filter((path) => path !== '' && existsSync(join(ROOT, path)));
}

/** Does something with a copy of the project as it stands now: somebody may work on it meanwhile. */
export async function withSnapshot<T>(work: (snapshot: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'common-cause-mutants-'));
  const snapshot = join(folder, 'original');
  try {
    for (const path of sources()) cpSync(join(ROOT, path), join(snapshot, path));
    symlinkSync(join(ROOT, 'node_modules'), join(snapshot, 'node_modules'));
    return await work(snapshot);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Changes one file below a folder; throws where the text to change does not stand there exactly once. */
export function apply(folder: string, { file, from, to }: Patch): void {
  const path = join(folder, file);
  const [before = '', after, ...more] = readFileSync(path, 'utf8').split(from);
  if (after === undefined || more.length > 0) {
    const times = after === undefined ? 'nowhere' : `${more.length + 1} times`;
    throw new Error(`${file}: has the text to change ${times}, got ${JSON.stringify(from)}; name one place`);
  }
  writeFileSync(path, `${before}${to}${after}`);
}

/** Copies of the project, one for each that works at the same time: what is compiled once in a folder need not be again. */
export class Trees {
  private readonly free: string[] = [];
  private made = 0;

  constructor(private readonly snapshot: string) {}

  /** Does something in a copy with some patches, which are taken back afterwards. */
  async withPatches<T>(patches: readonly Patch[], work: (folder: string) => Promise<T>): Promise<T> {
    const folder = this.free.pop() ?? this.copy();
    try {
      for (const each of patches) apply(folder, each);
      return await work(folder);
    } finally {
      for (const { file } of patches) cpSync(join(this.snapshot, file), join(folder, file));
      this.free.push(folder);
    }
  }

  private copy(): string {
    this.made += 1;
    const folder = `${this.snapshot}-${this.made}`;
    cpSync(this.snapshot, folder, { recursive: true, verbatimSymlinks: true });
    return folder;
  }
}
