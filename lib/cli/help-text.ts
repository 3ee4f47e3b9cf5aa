/** A command to type, and what it is for. */
export type Example = readonly [command: string, what: string];

/** What stands below the options of a command: examples to copy, then what else one must know, in 80 columns. */
export function helpText(examples: readonly Example[], ...notes: readonly string[]): string {
  const widest = Math.max(...examples.map(([command]) => command.length));
  const lines = examples.map(([command, what]) => `  common-cause ${command.padEnd(widest)}  ${what}`);
  return ['', 'Examples:', ...lines, ...notes.flatMap((note) => ['', note])].join('\n');
}
