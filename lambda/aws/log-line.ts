/** Writes one line of a function's log. Not console.log: Lambda puts words of its own before what that prints, and the line is no longer JSON. */
export function logLine(entry: object): void {
  process.stdout.write(`${JSON.stringify(entry)}\n`);
}
