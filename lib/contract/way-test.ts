import type { Severity } from './message';

/** A test of the way to people: by its name, people find its messages, and the command the notifier's lines of it. */
export interface WayTest {
  readonly id: string;
  /** What it is sent as. */
  readonly severity: Severity;
}

/** The reason with which `common-cause test-page` moves the alarm. */
export function wayTestReason({ id, severity }: WayTest): string {
  return `common-cause test-page ${id}: sent as a ${severity}`;
}

/** The test behind a reason; whoever moves the alarm by hand names neither, and tests pages. */
export function wayTestOf(reason: string): WayTest {
  const [, id = 'by hand'] = /test-page ([\w-]+):/.exec(reason) ?? [];
  return { id, severity: /\bticket\b/.test(reason) ? 'ticket' : 'page' };
}

/** How the first line of every message of a test begins. */
export function wayTestMark({ id }: Pick<WayTest, 'id'>): string {
  return `TEST ${id}`;
}
