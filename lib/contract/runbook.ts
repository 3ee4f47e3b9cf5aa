import type { Fleet } from './fleet';

/** Where a heading of the runbook is read: in the operator's own, or in this project's by its path. */
export function runbookLink({ runbookUrl = 'docs/runbook.md' }: Pick<Fleet, 'runbookUrl'>, heading: string): string {
  return `${runbookUrl}#${heading}`;
}
