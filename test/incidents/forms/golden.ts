import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FOLDER = join(__dirname, 'golden');

/** Whether golden files are written anew, to be read before they are committed: `GOLDEN=write npx jest test/incidents/forms`. */
const IS_WRITING = process.env.GOLDEN === 'write';

/** What a golden file holds; written first where that was asked for. */
export function golden(name: string, text: string): string {
  const path = join(FOLDER, name);
  if (IS_WRITING) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return existsSync(path) ? readFileSync(path, 'utf8') : `${name} is not there: GOLDEN=write makes it`;
}
