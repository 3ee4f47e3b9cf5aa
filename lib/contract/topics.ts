import type { Form, Severity } from './message';

/** A topic on which people are told: in one form, of incidents of one severity. */
export interface Topic {
  readonly form: Form;
  readonly severity: Severity;
  readonly arn: string;
}

/** The name of a topic: what receipts call it. */
export function topicName(arn: string): string {
  return arn.slice(arn.lastIndexOf(':') + 1);
}

/** Topics as they stand in a function's environment: JSON, written by the stack. */
export function topicsIn(variable: string): readonly Topic[] {
  return JSON.parse(variable);
}
