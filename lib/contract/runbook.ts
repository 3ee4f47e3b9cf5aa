import type { Fleet } from './fleet';

type Where = Pick<Fleet, 'runbookUrl'>;

/** The runbook: the operator's own, or this project's by its path. */
export function runbookPage({ runbookUrl = 'docs/runbook.md' }: Where): string {
  return runbookUrl;
}

/** Where a heading of the runbook is read. */
export function runbookLink(fleet: Where, heading: string): string {
  return `${runbookPage(fleet)}#${heading}`;
}
