import { isDeepStrictEqual } from 'node:util';
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

/** What an outage happens in. */
export interface OutageOptions {
  readonly internet: Internet;
  readonly minutes: Minutes;
  readonly receivers: Receivers;
  /** What `common-cause status` says as JSON, where it ends with such an exit status. */
  readonly status: (expected: number) => Promise<Readonly<Record<string, unknown>>>;
}

type Incident = { readonly key: string };
type Row = { readonly service: string; readonly cells: Readonly<Record<string, { readonly state: string }>> };

/** What `status` says of the outage: one page, and which services fail from how many vantages. */
function seen({ incidents, services }: Readonly<Record<string, unknown>>): object {
  const failing = (services as readonly Row[]).map(({ service, cells }) => [
    service,
    Object.values(cells).filter(({ state }) => state === 'failing').length,
  ]);
  return {
    incidents: (incidents as readonly Incident[]).map(({ key }) => key),
    failing: Object.fromEntries(failing.filter(([, count]) => count !== 0)),
  };
}

/** Four services of one owner fail: first with errors for an answer, then without names, and at last no more. */
export async function outage({ internet, minutes, receivers: { received }, status }: OutageOptions): Promise<void> {
  const hosts = FAILING.map(hostOf);
  let told = received.length;
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
  await step('status: nothing is open', () => status(0));
  internet.strike(hosts, 'errors');
  await step('4 minutes in which four services answer with errors', () => minutes.pass(4));
  expect(AT_FIRST);
  const picture = seen(await step('status: one page is open', () => status(1)));
  const all = { incidents: [CAUSE], failing: Object.fromEntries(FAILING.map((name) => [name, 3])) };
  must(isDeepStrictEqual(picture, all), 'status does not say what happens', picture);
  internet.strike(hosts, 'nameless');
  await step('4 minutes in which nobody knows their names', () => minutes.pass(4));
  expect(AT_ANOTHER_LAYER);
  internet.strike(hosts, 'fair');
  await step('13 minutes in which all is well', () => minutes.pass(13));
  expect(AT_THE_END);
  await step('status: nothing is open any more', () => status(0));
}
