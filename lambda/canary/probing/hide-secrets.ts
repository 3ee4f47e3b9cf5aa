const HIDDEN = '<secret>';

/** Of a secret that is cut off, so many letters are nobody's accident. */
const LEAST_LETTERS = 4;

/** A text that ends in the beginning of a secret, where it was cut. */
function withoutBeginning(text: string, secret: string): string {
  const cut = text.indexOf('…');
  for (let length = Math.min(cut, secret.length - 1); length >= LEAST_LETTERS; length -= 1) {
    if (text.slice(0, cut).endsWith(secret.slice(0, length))) {
      return `${text.slice(0, cut - length)}${HIDDEN}${text.slice(cut)}`;
    }
  }
  return text;
}

function hideIn(text: string, secrets: readonly string[]): string {
  return secrets.reduce((shown, secret) => withoutBeginning(shown.replaceAll(secret, HIDDEN), secret), text);
}

function hidden(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return hideIn(value, secrets);
  if (Array.isArray(value)) return value.map((each) => hidden(each, secrets));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, hidden(each, secrets)]));
}

/** The same value with `<secret>` in place of every secret: a target may send back whatever we have sent. */
export function hideSecrets<T>(value: T, secrets: readonly string[]): T {
  return secrets.length === 0 ? value : (hidden(value, secrets) as T);
}
