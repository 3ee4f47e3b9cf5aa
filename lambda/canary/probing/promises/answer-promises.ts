import type { HttpExpectations } from '../../../../lib/contract/expectations';
import { sanitize } from '../../sanitize';
import type { BodyFacts, HttpHead, PromisedPart, Unmet } from '../http-exchange';
import { brokenHeaderRules } from './header-promises';
import { brokenJsonRules } from './json-promises';
import { isWithin, showBounds, showSeen } from './show-seen';
import { brokenTextRules } from './text-promises';

/** What an answer said: its head, how much of a body, and its text where somebody wants it. */
export interface Said {
  readonly url: string;
  readonly head: HttpHead;
  readonly body: BodyFacts;
  readonly text?: string;
}

/** Whether promises are made that need the text of a body. */
export function needsText({ body, json }: HttpExpectations): boolean {
  return body !== undefined || json !== undefined;
}

function brokenBodyRules(
  { body: { bytes, end, fault }, text = '' }: Said,
  expect: HttpExpectations,
): readonly string[] {
  const { body, json = [], bytes: size } = expect;
  const isAsked = needsText(expect) || size !== undefined;
  if (isAsked && end === 'unreadable') return [`a body that cannot be read${fault === undefined ? '' : `: ${fault}`}`];
  // what was cut is larger than what was read of it
  const isSizeBroken = size !== undefined && (end === 'cut' ? size.max !== undefined : !isWithin(bytes, size));
  return [
    ...(isSizeBroken
      ? [`body of ${bytes} bytes${end === 'cut' ? ' and more' : ''}, expected ${showBounds(size)}`]
      : []),
    ...(body === undefined ? [] : brokenTextRules([text], body).map((broken) => `body ${showSeen(text)}, ${broken}`)),
    ...brokenJsonRules(text, json),
  ];
}

/** What an answer promises, and does not keep, in the order in which it came. */
export function unmetByAnswer(said: Said, expect: HttpExpectations): readonly Unmet[] {
  const { finalUrl, headers = [] } = expect;
  const about = (part: PromisedPart, texts: readonly string[]) =>
    texts.map((text): Unmet => ({ about: part, text: sanitize(text) }));
  return [
    ...about(
      'url',
      finalUrl === undefined || finalUrl === said.url ? [] : [`ends at ${said.url}, expected ${finalUrl}`],
    ),
    ...about('header', brokenHeaderRules(said.head, headers)),
    ...about('body', brokenBodyRules(said, expect)),
  ];
}
