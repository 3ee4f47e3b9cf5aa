import { type Path, type Problem, showPath } from './problem';
import { show } from './show';

/** One of several values that must differ. */
export interface Listed {
  readonly path: Path;
  /** As it was written. */
  readonly value: unknown;
  /** What it is, whatever its spelling; undefined is never the same as another one. */
  readonly identity: string | undefined;
}

/** Values that stand there more than once: compared by what they are, not by how they are spelled. */
export function listedTwice(list: readonly Listed[], remedy: string): readonly Problem[] {
  const firsts = new Map<string, Listed>();
  return list.flatMap((each): readonly Problem[] => {
    if (each.identity === undefined) return [];
    const first = firsts.get(each.identity);
    if (first === undefined) firsts.set(each.identity, each);
    if (first === undefined) return [];
    const spelled = first.value === each.value ? 'as in' : `which is ${show(first.value)} in`;
    return [
      {
        path: each.path,
        text: `is listed twice, got ${show(each.value)}, ${spelled} ${showPath(first.path)}; ${remedy}`,
      },
    ];
  });
}
