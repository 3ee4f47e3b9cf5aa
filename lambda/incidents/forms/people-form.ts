import type { Message, Scope } from '../../../lib/contract/message';
import { asciiText, attributesOf, type Publication, subjectOf } from './publication';

/** Names are for people; a machine that needs all of them reads the run records. */
const NAMES_AT_MOST = 20;

/** One SMS: more characters are several, each paid for. */
const SMS_AT_MOST = 140;

function countOf({ names, of, unnamed = 0 }: Scope) {
  return { count: names.length + unnamed, of, names: names.slice(0, NAMES_AT_MOST) };
}

/** What machines get: the facts by name, the text beside them, and the `dedup_key` by which they join messages. */
function payloadOf({
  dedupKey,
  services,
  vantages,
  raised,
  unwatched,
  at,
  since,
  isLarger,
  body,
  ...message
}: Message): string {
  return JSON.stringify({
    dedup_key: dedupKey,
    ...message,
    ...(isLarger === undefined ? {} : { larger: isLarger }),
    at: new Date(at).toISOString(),
    since: new Date(since).toISOString(),
    ...(services === undefined ? {} : { services: countOf(services) }),
    ...(vantages === undefined ? {} : { vantages: countOf(vantages) }),
    ...(raised === undefined ? {} : { raised: countOf(raised) }),
    ...(unwatched === undefined ? {} : { unwatched: countOf(unwatched) }),
    ...(body === undefined ? {} : { links: body.links }),
  });
}

/** For those who read, the text, or by SMS its first line; JSON for what parses. */
export function peopleForm(message: Message): Publication {
  const { title, text } = message;
  const payload = payloadOf(message);
  return {
    subject: subjectOf(title),
    isPerProtocol: true,
    message: JSON.stringify({
      default: text,
      email: text,
      sms: asciiText(title, SMS_AT_MOST),
      http: payload,
      https: payload,
      lambda: payload,
      sqs: payload,
    }),
    attributes: attributesOf(message),
  };
}
