import { EvaluatorInputError } from '../evaluator-input-error';

const MOST_CHARACTERS = 120;

/** Collects everything that is wrong with a set of templates, to report it at once. */
export class TemplateProblems {
  readonly #lines: string[] = [];

  /** Notes one problem. */
  add(where: string, what: string, got: unknown, advice: string): void {
    this.#lines.push(`${where}: ${what}, got ${shown(got)}; ${advice}`);
  }

  /** @throws {EvaluatorInputError} with a line per problem, if there is any */
  throwIfAny(): void {
    if (this.#lines.length > 0) throw new EvaluatorInputError(this.#lines);
  }
}

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 3)}...` : text;
}
