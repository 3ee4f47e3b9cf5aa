/** What one drill, or one file of tests, said in a patched tree. */
export interface Result {
  /** The drill or the file. */
  readonly by: string;
  readonly pass: boolean;
  /** The first thing that was not as expected. */
  readonly said: string;
}
