import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keyLine } from '../../lib/contract/incident-key';
import { type Topic, topicName } from '../../lib/contract/topics';
import { bundle } from '../../lib/stacks/bundle';
import { type AwsHub, startAwsHub } from '../servers/aws-hub';
import { CASES, type Case, dataOf, fleet, KEY } from './cases';
import { ALL_TOPICS, invokeFunction } from './invoke-function';

const FUNCTIONS = ['notifier', 'sentinel', 'fallback'] as const;
type FunctionName = (typeof FUNCTIONS)[number];
const root = mkdtempSync(join(tmpdir(), 'common-cause-functions-'));
const folderOf = (name: FunctionName) => join(root, name);

beforeAll(() => {
  for (const name of FUNCTIONS) bundle(name, fleet, folderOf(name));
});

afterAll(() => {
  rmSync(root, { recursive: true });
});

interface Outcome {
  readonly received: readonly string[];
  readonly hub: AwsHub;
  readonly slowestMs: number;
}

/** Plays a case against a hub of its own. What fails or runs out of time goes to the fallback, as Lambda does it. */
async function outcomeOf(play: Case['play'], topics?: readonly Topic[]): Promise<Outcome> {
  const hub = await startAwsHub(dataOf(true));
  const durations: number[] = [];
  const invoke = async (name: FunctionName, event: object) => {
    const { isDone, durationMs } = await invokeFunction(folderOf(name), event, hub.url, topics);
    durations.push(durationMs);
    if (!isDone && name === 'notifier') await invoke('fallback', { version: '1.0', requestPayload: event });
  };
  const start = Date.now();
  await play({
    hub,
    send: (event) => invoke('notifier', event),
    alarm: async (state, secondsAgo, times = 1, key = KEY) => {
      const alarm = {
        AlarmName: `common-cause/incident/${key}`,
        AlarmDescription: keyLine(key),
        NewStateValue: state,
        StateChangeTime: new Date(start - secondsAgo * 1_000).toISOString().replace('Z', '+0000'),
      };
      const event = { Records: [{ Sns: { Message: JSON.stringify(alarm) } }] };
      await Promise.all(Array.from({ length: times }, () => invoke('notifier', event)));
    },
    recheck: () => invoke('sentinel', {}),
    recover: () => {
      hub.data = dataOf(false);
    },
    trouble: (services, trouble) => {
      for (const service of services) {
        if (trouble === undefined) hub.troubles.delete(service);
        else hub.troubles.set(service, trouble);
      }
    },
  });
  await hub.close();
  const received = hub.published.map(({ attributes }) => String(attributes.kind));
  return { received, hub, slowestMs: Math.max(...durations) };
}

/** So many cases at once: most of their time is spent waiting for what is slow. */
const AT_ONCE = 4;

/** Plays all cases, some at a time. */
function outcomesOf(cases: readonly Case[]): ReadonlyMap<Case, Promise<Outcome>> {
  const lanes = Array.from({ length: AT_ONCE }, () => Promise.resolve<unknown>(undefined));
  return new Map(
    cases.map((each, n) => {
      const outcome = (lanes[n % AT_ONCE] ?? Promise.resolve()).then(() => outcomeOf(each.play));
      lanes[n % AT_ONCE] = outcome.catch(() => undefined);
      return [each, outcome];
    }),
  );
}

describe('the shipped notifier: what people receive when', () => {
  let outcomes: ReturnType<typeof outcomesOf> = new Map();
  beforeAll(() => {
    outcomes = outcomesOf(CASES);
  });

  it.each(CASES.map((each) => [each.name, each] as const))('%s', async (_, each) => {
    const outcome = await outcomes.get(each);
    expect(outcome?.received).toEqual(each.received);
    expect(outcome?.slowestMs).toBeLessThan(10_000);
  });

  it('a raw alarm is what CloudWatch has sent, unchanged', async () => {
    const raw = CASES.find(({ name }) => name.startsWith('neither SNS'));
    const { hub } = (raw && (await outcomes.get(raw))) ?? {};
    const [published] = hub?.published ?? [];
    expect(published?.subject).toBe(`ALARM: common-cause/incident/${KEY}`);
    expect(published?.attributes).toEqual({ kind: 'raw', severity: 'page', key: KEY });
    expect(JSON.parse(published?.message ?? '')).toMatchObject({
      NewStateValue: 'ALARM',
      AlarmDescription: keyLine(KEY),
    });
  });

  it('records that cannot be read are said to be missing', async () => {
    const shape = CASES.find(({ name }) => name.endsWith('another shape'));
    const { hub } = (shape && (await outcomes.get(shape))) ?? {};
    expect(hub?.published[0]?.message).toContain('cells not available from us-east-1, eu-west-1, ap-southeast-1');
  });

  const toldOf = ({ hub }: Outcome) =>
    hub.published.map(({ topicArn, attributes }) => `${topicName(topicArn)} ${attributes.kind}`).sort();

  it('every topic of pages is told once, in its form, of what opens and what closes', async () => {
    const outcome = await outcomeOf(async ({ alarm, recover, recheck }) => {
      await alarm('ALARM', 9);
      await recheck();
      recover();
      await alarm('OK', 3);
    }, ALL_TOPICS);
    expect(toldOf(outcome)).toEqual([
      'common-cause-chat-pages closed',
      'common-cause-chat-pages opened',
      'common-cause-pager-pages closed',
      'common-cause-pager-pages opened',
      'common-cause-people-pages closed',
      'common-cause-people-pages opened',
    ]);
    const pager = outcome.hub.published.filter(({ topicArn }) => topicArn.includes('pager'));
    expect(pager.map(({ subject }) => subject.split(' ')[0])).toEqual(['ALARM:', 'OK:']);
  });

  it('a topic that refuses is told a minute later, and no other one twice', async () => {
    const outcome = await outcomeOf(async ({ alarm, recheck, trouble }) => {
      trouble(['sns'], 'refuses once');
      await alarm('ALARM', 9);
      await recheck();
      await recheck();
    }, ALL_TOPICS);
    expect(toldOf(outcome)).toEqual(['chat', 'pager', 'people'].map((form) => `common-cause-${form}-pages opened`));
  });

  it('a raw alarm goes to every topic of pages', async () => {
    const outcome = await outcomeOf(({ alarm }) => alarm('ALARM', 9, 1, 'service/former'), ALL_TOPICS);
    expect(toldOf(outcome)).toEqual(['chat', 'pager', 'people'].map((form) => `common-cause-${form}-pages raw`));
  });
});
