import type { Body, Fact, Message } from '../../../lib/contract/message';
import { attributesOf, type Publication, subjectOf, wholeLines } from './publication';

/** What people read at once in a chat; the rest is behind the links. */
const DESCRIPTION_AT_MOST = 3_000;

/** Text as chats take it: what would be a mention, a channel or a link is none. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function bold({ heading, lines }: Fact): string {
  return `*${escaped(heading)}:* ${lines.map(escaped).join('; ')}`;
}

/** A link in the markup of chats; a path is no link. */
function link({ label, url }: Body['links'][number]): string {
  return url.startsWith('https:') || url.startsWith('http:') ? `<${escaped(url)}|${label}>` : `${label}: ${url}`;
}

/** Text from targets stays out: it is behind the links. */
function contentOf({ title, text, body }: Message) {
  if (body === undefined) return { description: wholeLines(escaped(text).split('\n'), DESCRIPTION_AT_MOST) };
  const { advice, facts, links } = body;
  const lines = [...(advice === '' ? [] : [escaped(advice), '']), ...facts.map(bold)];
  const description = lines.length === 0 ? escaped(title) : wholeLines(lines, DESCRIPTION_AT_MOST);
  return { description, nextSteps: links.map(link) };
}

/**
 * A custom notification of Amazon Q Developer in chat applications, version 1.0 of its schema: all messages of an incident
 * are one thread.
 */
export function chatForm(message: Message): Publication {
  const { kind, severity, key, at, hub, dedupKey, title } = message;
  const notification = {
    version: '1.0',
    source: 'custom',
    id: `${dedupKey} ${at}`,
    content: {
      textType: 'client-markdown',
      title: escaped(title),
      ...contentOf(message),
      keywords: [severity, kind],
    },
    metadata: {
      threadId: dedupKey,
      summary: escaped(title),
      eventType: `${severity} ${kind}`,
      additionalContext: { key, hub },
    },
  };
  return {
    subject: subjectOf(title),
    message: JSON.stringify(notification),
    isPerProtocol: false,
    attributes: attributesOf(message),
  };
}
