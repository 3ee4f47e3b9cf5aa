/** Collects everything that is wrong with a set of templates, to report it at once. */
export class Problems {
  readonly #lines: string[] = [];

  /** Notes one problem, worded as all errors of this project are. */
  add(where: string, what: string, got: unknown, advice: string): void {
    this.#lines.push(`${where}: ${what}, got ${shown(got)}; ${advice}`);
  }

  /** @throws {Error} with a line per problem, if there is any */
  throwIfAny(): void {
    if (this.#lines.length > 0) throw new Error(this.#lines.join('\n'));
  }
}

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}
