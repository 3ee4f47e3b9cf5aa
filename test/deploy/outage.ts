import type { Internet } from './internet';
import type { Minutes } from './minutes';
import { FAILING, hostOf } from './monitor';
import type { Received, Receivers } from './receivers';
import { must, step } from './steps';

/** What each receiver must have got, as `form kind`, in whatever order between the forms. */
const AT_FIRST = ['chat opened', 'pager opened', 'people opened'];
/** A pager is not called again for what does not make an incident larger. */
const AT_ANOTHER_LAYER = ['chat updated', 'people updated'];
const AT_THE_END = ['chat closed', 'pager closed', 'people closed'];

const CAUSE = 'cause/owner/meta';

function kindOf({ form, message }: Received): string {
  if (form === 'pager') return message.NewStateValue === 'ALARM' ? 'opened' : 'closed';
  const { kind, metadata } = message as { kind?: string; metadata?: { eventType?: string } };
  // a chat's says the severity first
  return String(form === 'chat' ? metadata?.eventType?.split(' ').at(-1) : kind);
}

function keyOf({ form, message }: Received): unknown {
  if (form === 'pager') return message.AlarmName;
  return form === 'chat' ? (message.metadata as { threadId?: string }).threadId : message.dedup_key;
}

/** Four services of one owner fail: first with errors for an answer, then without names, and at last no more. */
export async function outage(internet: Internet, minutes: Minutes, { received }: Receivers): Promise<void> {
  const hosts = FAILING.map(hostOf);
  let told = 0;
  const expect = (expected: readonly string[]) => {
    const news = received.slice(told);
    told = received.length;
    for (const each of news)
      process.stdout.write(`          ${each.form.padEnd(6)}  ${kindOf(each)}  ${each.subject}\n`);
    const kinds = news.map((each) => `${each.form} ${kindOf(each)}`).sort();
    must(JSON.stringify(kinds) === JSON.stringify(expected), `messages are not ${expected.join(', ')}`, news);
    const strangers = news.filter((each) => !String(keyOf(each)).endsWith(CAUSE));
    must(strangers.length === 0, `messages are not all of ${CAUSE}`, strangers);
  };

  await step('20 minutes of warm-up: nobody is told anything', () => minutes.pass(20));
  expect([]);
  internet.strike(hosts, 'errors');
  await step('4 minutes in which four services answer with errors', () => minutes.pass(4));
  expect(AT_FIRST);
  internet.strike(hosts, 'nameless');
  await step('4 minutes in which nobody knows their names', () => minutes.pass(4));
  expect(AT_ANOTHER_LAYER);
  internet.strike(hosts, 'fair');
  await step('13 minutes in which all is well', () => minutes.pass(13));
  expect(AT_THE_END);
}
