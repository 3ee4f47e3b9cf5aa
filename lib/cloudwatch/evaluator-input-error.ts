/** Everything that is wrong with what the evaluator was given: a line per problem, all of them at once. */
export class EvaluatorInputError extends Error {
  /** @param problems one line each: where, what is wrong, what was got, what to do */
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'EvaluatorInputError';
  }
}
