import { FORMS, type Form } from '../contract/message';
import type { Topic } from '../contract/topics';
import type { Notify, Way } from './deployment';

const FORM_OF: Readonly<Record<Way['kind'], Form>> = {
  email: 'people',
  sms: 'people',
  webhook: 'people',
  topics: 'people',
  pager: 'pager',
  chat: 'chat',
};

/** The form in which a way tells. */
export function formOf({ kind }: Way): Form {
  return FORM_OF[kind];
}

/** The topics that a hub has of its own: one for each form and severity in which somebody is told. */
export function ownTopics(notify: readonly Notify[]): readonly Omit<Topic, 'arn'>[] {
  const own = notify.filter(({ kind }) => kind !== 'topics');
  return FORMS.flatMap((form) =>
    (['page', 'ticket'] as const)
      .filter((severity) => own.some((each) => formOf(each) === form && each.severities.includes(severity)))
      .map((severity) => ({ form, severity })),
  );
}
