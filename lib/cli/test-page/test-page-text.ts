import { counted } from '../../../lambda/incidents/message/spell';
import { wayTestMark } from '../../contract/way-test';
import { line, prose } from '../print/line';
import type { Paper } from '../print/paper';
import type { TestResult, TopicResult } from './run-test';

const INDENT = '        ';

/** What AWS cannot tell, by form. */
const BEYOND: Readonly<Record<TopicResult['form'], string>> = {
  people: 'AWS cannot tell whether an e-mail or SMS arrived: look in the inbox for',
  pager: 'Whether the pager made an incident of it, and resolved it: look there for',
  chat: 'Whether a channel shows it: look there for',
};

function subscribersLine({ subscribers, form }: TopicResult): string {
  if (subscribers === undefined) return 'Its subscriptions could not be listed.';
  const { confirmed, unconfirmed } = subscribers;
  if (confirmed + unconfirmed.length === 0) {
    return form === 'chat'
      ? 'No channel is configured with this topic: nobody hears of it.'
      : 'Nobody subscribes to this topic: nobody hears of it.';
  }
  const pending = unconfirmed.length === 0 ? '' : `, and nobody has confirmed ${unconfirmed.join(', ')}`;
  return `${counted(confirmed, 'subscription')} confirmed${pending}.`;
}

function topicLines(paper: Paper, result: TopicResult, mark: string): readonly string[] {
  const { form, topic, isAccepted, messageId, why } = result;
  const said = isAccepted ? `accepted by SNS${messageId === undefined ? '' : ` as ${messageId}`}` : 'not accepted';
  return [
    line(paper, ['strong', form.padEnd(INDENT.length)], `${topic}  `, [isAccepted ? 'good' : 'bad', said]),
    ...(why === undefined ? [] : prose(paper, INDENT, why)),
    ...prose(paper, INDENT, subscribersLine(result)),
    ...(isAccepted ? prose(paper, INDENT, `${BEYOND[form]} "${mark}".`) : []),
  ];
}

/** What became of a test, as people read it. */
export function testPageText(paper: Paper, result: TestResult): string {
  const { hub, severity, topics } = result;
  const mark = wayTestMark(result);
  return [
    line(paper, ['strong', `${mark}, as a ${severity}, from ${hub}`]),
    '',
    ...topics.flatMap((topic) => topicLines(paper, topic, mark)),
    '',
  ].join('\n');
}

/** The same as one line of JSON (docs/operations.md); members may be added, never renamed. */
export function testPageJson({ id, hub, severity, topics }: TestResult): string {
  return JSON.stringify({
    id,
    hub,
    kind: severity,
    topics: topics.map(({ form, topic, isAccepted, messageId, why, subscribers }) => ({
      form,
      topic,
      accepted: isAccepted,
      messageId,
      why,
      confirmed: subscribers?.confirmed,
      unconfirmed: subscribers?.unconfirmed,
    })),
  });
}
