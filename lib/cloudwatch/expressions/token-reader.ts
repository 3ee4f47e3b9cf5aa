interface Token {
  readonly text: string;
  readonly quoted: boolean;
  readonly at: number;
}

const SPACE = /\s*/y;
const QUOTATION = /"((?:[^"\\]|\\.)*)"/y;

/** Walks over the words of a rule or an expression and says where it stumbled. */
export class TokenReader {
  readonly #text: string;
  readonly #word: RegExp;
  #at = 0;
  #token: Token | undefined;

  /** @param word a sticky pattern that matches one unquoted word */
  constructor(text: string, word: RegExp) {
    this.#text = text;
    this.#word = word;
    this.#step();
  }

  /** The next word unless it is quoted: what stands in quotation marks is never a keyword. */
  get word(): string | undefined {
    return this.#token?.quoted ? undefined : this.#token?.text;
  }

  get atEnd(): boolean {
    return this.#token === undefined;
  }

  /** Steps over the next word if it is one of these, and returns it. */
  accept(...words: readonly string[]): string | undefined {
    const { word } = this;
    if (word === undefined || !words.includes(word)) return undefined;
    this.#step();
    return word;
  }

  /** Steps over the next word, which must be this one. */
  expect(word: string): void {
    if (this.accept(word) === undefined) throw this.missing(`"${word}"`);
  }

  /** Steps over the next word or quotation, and returns its text. */
  take(wanted: string): string {
    const token = this.#token;
    if (token === undefined) throw this.missing(wanted);
    this.#step();
    return token.text;
  }

  /** What `item` reads between parentheses. */
  enclosed<T>(item: () => T): T {
    this.expect('(');
    const value = item();
    this.expect(')');
    return value;
  }

  /** One or more items with commas between them. */
  list<T>(item: () => T): T[] {
    const items = [item()];
    while (this.accept(',')) items.push(item());
    return items;
  }

  /** The error that `wanted` does not stand here. */
  missing(wanted: string): Error {
    const token = this.#token;
    const place = token === undefined ? 'at the end' : `before "${token.text}" at character ${token.at + 1}`;
    return new Error(`${wanted} is missing ${place}`);
  }

  #step(): void {
    this.#match(SPACE);
    const at = this.#at;
    if (at === this.#text.length) {
      this.#token = undefined;
      return;
    }
    const quoted = this.#match(QUOTATION);
    const found = quoted ?? this.#match(this.#word);
    if (found === null) throw new Error(`${this.#text[at]} at character ${at + 1} is not understood`);
    this.#token = { text: quoted?.[1]?.replace(/\\(.)/g, '$1') ?? found[0], quoted: quoted !== null, at };
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    this.#at += found?.[0].length ?? 0;
    return found;
  }
}
