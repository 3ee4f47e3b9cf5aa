/** Chance without state: the same words give the same number, whatever else was drawn before. */

/** FNV-1a over the words, then Murmur3's finaliser: nearby words give unrelated numbers. */
function hash(words: readonly (string | number)[]): number {
  let h = 0x811c9dc5;
  for (const word of words) {
    const text = String(word);
    for (let index = 0; index < text.length; index += 1) h = Math.imul(h ^ text.charCodeAt(index), 0x01000193);
    h = Math.imul(h ^ 0x1f, 0x01000193);
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** A number, uniform in [0, 1), that depends on nothing but the words. */
export function draw(...words: readonly (string | number)[]): number {
  return hash(words) / 2 ** 32;
}
