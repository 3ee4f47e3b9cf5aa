import type { Form, Message } from '../../../lib/contract/message';
import { chatForm } from './chat-form';
import { pagerForm } from './pager-form';
import { peopleForm } from './people-form';
import type { Publication, Sender } from './publication';

const FORMS: Readonly<Record<Form, (message: Message, sender: Sender) => Publication | undefined>> = {
  people: peopleForm,
  pager: pagerForm,
  chat: chatForm,
};

/** A message in one form; undefined where that form has no word for it. */
export function publicationOf(form: Form, message: Message, sender: Sender): Publication | undefined {
  return FORMS[form](message, sender);
}
