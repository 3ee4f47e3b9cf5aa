import type { Message } from '../../../lib/contract/message';
import { attributesOf, type Publication, subjectOf } from './publication';

/** What people read at once in a chat; the rest is behind the links. */
const DESCRIPTION_AT_MOST = 3_000;

/** Text as chats take it: what would be a mention, a link or a channel is none. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * A custom notification of Amazon Q Developer in chat applications, version 1.0 of its schema: all messages of an incident
 * are one thread.
 */
export function chatForm(message: Message): Publication {
  const { kind, severity, key, at, dedupKey, title, text } = message;
  const description = text.slice(title.length).trim();
  const notification = {
    version: '1.0',
    source: 'custom',
    id: `${dedupKey} ${at}`,
    content: {
      textType: 'client-markdown',
      title: escaped(title),
      description: escaped(description).slice(0, DESCRIPTION_AT_MOST),
      keywords: [severity, kind, key],
    },
    metadata: { threadId: dedupKey, summary: escaped(title), eventType: kind },
  };
  return {
    subject: subjectOf(title),
    message: JSON.stringify(notification),
    isPerProtocol: false,
    attributes: attributesOf(message),
  };
}
