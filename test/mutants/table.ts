import type { Outcome } from './outcome';

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

/** All outcomes as a Markdown table: mutant, the drill that caught it, what that said. */
export function table(outcomes: readonly Outcome[]): string {
  const rows = outcomes.flatMap(({ mutant, rows: found }) =>
    found.map(({ drill, said }, index) => `| ${index === 0 ? cell(mutant) : ''} | ${cell(drill)} | ${cell(said)} |`),
  );
  return ['| mutant | caught by drill | what it said |', '|---|---|---|', ...rows].join('\n');
}
