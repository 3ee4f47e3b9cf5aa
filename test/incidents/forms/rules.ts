import { CHAT_LINK } from './chat-schema';

const LINK = /https?:\/\/\S+/g;

/** What stands in a message that no person should read, each with its reason. */
const FORBIDDEN: readonly (readonly [reason: string, pattern: RegExp])[] = [
  ['an ARN', /\barn:/],
  ['a value that was not there', /\bundefined\b|\bnull\b|\bNaN\b|\[object/],
  ['a brace', /[{}]/],
  [
    'the name of a metric',
    /\b(CauseFailed|CauseSlow|WitnessFailed|ShareFailed|ResolverFailed|ResponseTime|CertificateDays|SampleCount)\b/,
  ],
  ['the name of a field', /\b[a-z]+[A-Z]\w*\b/],
  ['the name of something in AWS', /\bcommon-cause[-/]/],
  ['a heading of nothing', /: *$(?!\n {2})/m],
  [
    'one of several',
    /\b1 (services|vantages|witnesses|minutes|members|days|others|other services|codes|other codes)\b/,
  ],
  ['several as one', /\b(0|[2-9]|\d{2,}) (service|vantage|witness|minute|member|day|other service|code|other code)\b/],
  ['a verb of several for one', /\b1 of \d+ \w+ (say|fail|answer|agree|see)\b/],
  ['a verb of one for several', /\b([2-9]|\d{2,}) of \d+ \w+ (says|fails|answers|agrees|sees)\b/],
  ['a part that is missing', /: ,|, ,|,,|\(\)|: ;|^\s*[,;:]/m],
];

/** Why a person should not read this; links are read by browsers. */
export function unreadable(text: string): readonly string[] {
  const words = text.replace(CHAT_LINK, '$2').replace(LINK, 'LINK');
  return FORBIDDEN.flatMap(([reason, pattern]) => {
    const [found] = pattern.exec(words) ?? [];
    return found === undefined ? [] : [`${reason}: ${found}`];
  });
}

/** The links of a text. */
export function linksIn(text: string): readonly string[] {
  return text.match(LINK) ?? [];
}
