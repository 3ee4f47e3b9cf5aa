import { closest, distance } from 'fastest-levenshtein';
import { show } from './show';

/** So many names can be told in one line. */
const FEW = 8;

/** A slip of the finger changes a third of a name at most; what is further away was meant otherwise. */
function nearest(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const lower = name.toLowerCase();
  const found = closest(
    lower,
    known.map((each) => each.toLowerCase()),
  );
  const changed = distance(lower, found);
  const isNear = changed < name.length && changed <= Math.max(2, Math.floor(name.length / 3));
  return isNear ? known.find((each) => each.toLowerCase() === found) : undefined;
}

/** What to do about a name that is not known: the nearest one, or the few that there are, or `otherwise`. */
export function didYouMean(name: string, known: readonly string[], otherwise = 'leave it out'): string {
  const near = nearest(name, known);
  if (near !== undefined) return `did you mean ${show(near)}?`;
  return known.length > 0 && known.length <= FEW ? `write one of ${known.join(', ')}` : otherwise;
}
