import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { PROJECT_ROOT } from '../config/project-root';
import { helpText } from './help-text';
import { REFERENCES } from './reference/references';
import type { Terminal } from './terminal';

/** `common-cause reference`: writes the pages of docs/ that are generated from the code. */
export function referenceCommand(terminal: Terminal): Command {
  return new Command('reference')
    .description('write the pages of docs/ that are generated from the code')
    .addHelpText('after', helpText([['reference', 'after a change of keys, codes, names or prices']]))
    .action(async () => {
      for (const [path, text] of Object.entries(REFERENCES)) {
        writeFileSync(join(PROJECT_ROOT, path), await text());
        terminal.stdout.write(`${path}\n`);
      }
    });
}
