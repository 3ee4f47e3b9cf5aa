/**
 * A URL that parses, or undefined. Not by `URL.canParse`: in Node.js 20, once it is compiled, it refuses every URL with a
 * letter outside of ASCII.
 * @param base what a relative one is relative to
 */
export function parseUrl(text: string, base?: URL | string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}
