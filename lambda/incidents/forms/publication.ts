import type { Message } from '../../../lib/contract/message';

/** What is published to one topic, as SNS takes it. */
export interface Publication {
  readonly subject: string;
  readonly message: string;
  /** The message is JSON that has a text for each protocol. */
  readonly isPerProtocol: boolean;
  /** For filter policies. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Who tells: what makes an incident the same thing to a pager, from whichever hub. */
export interface Sender {
  readonly partition: string;
  readonly account: string;
  /** The region of the primary hub. */
  readonly primary: string;
}

/** SNS takes subjects of less than a hundred printable ASCII characters. */
const SUBJECT_AT_MOST = 99;

/** A text in printable ASCII, cut with dots where it is too long. */
export function asciiText(text: string, atMost: number): string {
  const ascii = text.replace(/[^ -~]/gu, '?');
  return ascii.length > atMost ? `${ascii.slice(0, atMost - 3)}...` : ascii;
}

/** Of a text, as many whole lines as there is room for; of a first line that is too long, its beginning. */
export function wholeLines(lines: readonly string[], atMost: number): string {
  const [first = '', ...others] = lines;
  let text = first.slice(0, atMost);
  for (const line of others) {
    if (text.length + 1 + line.length > atMost) break;
    text = `${text}\n${line}`;
  }
  return text.trimEnd();
}

/** The subject of an e-mail, and what pagers look at first. */
export function subjectOf(title: string): string {
  return asciiText(title, SUBJECT_AT_MOST);
}

/** What subscribers filter messages by. */
export function attributesOf({
  kind,
  severity,
  key,
  layer,
}: Pick<Message, 'severity' | 'layer'> & { readonly kind: string; readonly key?: string }): Publication['attributes'] {
  return { kind, severity, ...(key === undefined ? {} : { key }), ...(layer === undefined ? {} : { layer }) };
}
