interface Token {
  readonly text: string;
  readonly quoted: boolean;
  readonly at: number;
}

/** Walks over the words of a rule or an expression and says where it stumbled. */
export class Cursor {
  readonly #tokens: readonly Token[];
  #next = 0;

  /** @param word matches one unquoted word at its `lastIndex` (a sticky pattern) */
  constructor(text: string, word: RegExp) {
    this.#tokens = [...tokens(text, word)];
  }

  /** The next word unless it is quoted: what stands in quotation marks is never a keyword. */
  get word(): string | undefined {
    const token = this.#tokens[this.#next];
    return token?.quoted ? undefined : token?.text;
  }

  get atEnd(): boolean {
    return this.#next === this.#tokens.length;
  }

  /** Steps over the next word if it is one of these, and returns it. */
  accept(...words: readonly string[]): string | undefined {
    const word = this.word;
    if (word === undefined || !words.includes(word)) return undefined;
    this.#next++;
    return word;
  }

  /** Steps over the next word, which must be this one. */
  expect(word: string): void {
    if (this.accept(word) === undefined) throw this.missing(`"${word}"`);
  }

  /** Steps over the next word or quotation, and returns its text. */
  take(wanted: string): string {
    const token = this.#tokens[this.#next];
    if (token === undefined) throw this.missing(wanted);
    this.#next++;
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
    const token = this.#tokens[this.#next];
    const place = token === undefined ? 'at the end' : `before "${token.text}" at character ${token.at + 1}`;
    return new Error(`${wanted} is missing ${place}`);
  }
}

function* tokens(text: string, word: RegExp): Generator<Token> {
  const space = /\s*/y;
  const quotation = /"((?:[^"\\]|\\.)*)"/y;
  const match = (pattern: RegExp, at: number): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  let at = match(space, 0)?.[0].length ?? 0;
  while (at < text.length) {
    const quoted = match(quotation, at);
    const found = quoted ?? match(word, at);
    if (found === null) throw new Error(`"${text[at]}" at character ${at + 1} means nothing there`);
    yield { text: quoted?.[1]?.replace(/\\(.)/g, '$1') ?? found[0], quoted: quoted !== null, at };
    at += found[0].length;
    at += match(space, at)?.[0].length ?? 0;
  }
}
