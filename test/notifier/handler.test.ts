import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keyLine } from '../../lib/contract/incident-key';
import { bundle } from '../../lib/stacks/bundle';
import { fleetOf } from '../incidents/world';
import { type AwsHub, type AwsService, startAwsHub, type Trouble } from '../servers/aws-hub';
import { invokeFunction } from './invoke-function';

const META = ['facebook', 'instagram', 'whatsapp', 'workplace'];
const KEY = 'cause/owner/meta';
const fleet = fleetOf({ 'owner/meta': META });

const FUNCTIONS = ['notifier', 'recheck', 'fallback'] as const;
type FunctionName = (typeof FUNCTIONS)[number];
const root = mkdtempSync(join(tmpdir(), 'common-cause-functions-'));
const folderOf = (name: FunctionName) => join(root, name);

beforeAll(() => {
  for (const name of FUNCTIONS) bundle(name, fleet, folderOf(name));
});

afterAll(() => {
  rmSync(root, { recursive: true });
});

function record(minute: number, vantage: string, more: object = {}): string {
  const cells = META.map((service) => ({ service, verdict: { kind: 'failing', code: 'http.status' } }));
  return JSON.stringify({
    ...{ type: 'run', version: 1, vantage, minute: new Date(minute).toISOString(), blind: false, everything: false },
    ...{ witnesses: [], cells, causes: { 'owner/meta': META }, unexplained: [], ...more },
  });
}

/** What CloudWatch and the logs hold while Meta fails, or is well again. */
function dataOf(isFailing: boolean, more: object = {}): AwsHub['data'] {
  return {
    statistic: (metric, statistic) => {
      if (statistic === 'SampleCount') return 3;
      return isFailing && ['CauseFailed', 'Failed'].includes(metric) ? 3 : 0;
    },
    lines: (minute) => (isFailing ? fleet.vantages.map((vantage) => record(minute, vantage, more)) : []),
  };
}

/** What one state change or recheck does to a hub; times of state changes are seconds before now. */
interface Play {
  readonly hub: AwsHub;
  readonly alarm: (state: 'ALARM' | 'OK', secondsAgo: number, times?: number, key?: string) => Promise<void>;
  readonly send: (event: object) => Promise<void>;
  readonly recheck: () => Promise<void>;
  readonly recover: () => void;
  readonly trouble: (services: readonly AwsService[], trouble?: Trouble) => void;
}

interface Case {
  readonly name: string;
  readonly play: (play: Play) => Promise<void>;
  /** What people received, each by its kind. */
  readonly received: readonly string[];
}

const ALL: readonly AwsService[] = ['sns', 'dynamodb', 'cloudwatch', 'logs'];

/** An outage and its end, under one trouble all along. */
const through =
  (services: readonly AwsService[], trouble: Trouble) =>
  async ({ alarm, recover, trouble: meet }: Play) => {
    meet(services, trouble);
    await alarm('ALARM', 9);
    recover();
    await alarm('OK', 3);
  };

const CASES: readonly Case[] = [
  { name: 'all is well', play: through([], 'silent'), received: ['opened', 'closed'] },
  {
    name: 'an ALARM is delivered five times at once',
    play: ({ alarm }) => alarm('ALARM', 9, 5),
    received: ['opened'],
  },
  {
    name: 'an OK is delivered five times at once',
    play: async ({ alarm, recover }) => {
      await alarm('ALARM', 9);
      recover();
      await alarm('OK', 3, 5);
    },
    received: ['opened', 'closed'],
  },
  {
    name: 'the ALARM is delivered again after its OK',
    play: async ({ alarm, recover }) => {
      await alarm('ALARM', 9);
      recover();
      await alarm('OK', 3);
      await alarm('ALARM', 9);
    },
    received: ['opened', 'closed'],
  },
  { name: 'SNS answers after 1.3 s', play: through(['sns'], { lateMs: 1_300 }), received: ['opened', 'closed'] },
  { name: 'SNS takes messages and never answers', play: through(['sns'], 'silent'), received: ['opened', 'closed'] },
  { name: 'SNS answers twice', play: through(['sns'], 'twice'), received: ['opened', 'closed'] },
  { name: 'SNS answers with garbage', play: through(['sns'], 'garbage'), received: ['opened', 'closed'] },
  {
    name: 'SNS refuses, and takes messages a minute later',
    play: async ({ alarm, recheck, trouble }) => {
      trouble(['sns'], 'refuses');
      await alarm('ALARM', 9);
      trouble(['sns']);
      await recheck();
      await recheck();
    },
    received: ['opened'],
  },
  {
    name: 'SNS refuses the end, and takes messages a minute later',
    play: async ({ alarm, recheck, recover, trouble, hub }) => {
      await alarm('ALARM', 9);
      recover();
      trouble(['sns'], 'refuses');
      await alarm('OK', 3);
      trouble(['sns']);
      // the claim that came to nothing has lapsed when the next minute comes
      for (const key of hub.table.rows.keys()) if (key.startsWith('claim ')) hub.table.rows.delete(key);
      await recheck();
      await recheck();
    },
    received: ['opened', 'closed'],
  },
  {
    name: 'neither SNS nor the table takes anything, but the fallback gets through',
    play: async ({ alarm, trouble }) => {
      trouble(['sns'], 'refuses once');
      trouble(['dynamodb'], 'refuses');
      await alarm('ALARM', 9);
    },
    received: ['raw'],
  },
  { name: 'the table refuses', play: through(['dynamodb'], 'refuses'), received: ['opened'] },
  { name: 'the table never answers', play: through(['dynamodb'], 'silent'), received: ['opened'] },
  {
    name: 'the table answers after 0.4 s',
    play: through(['dynamodb'], { lateMs: 400 }),
    received: ['opened', 'closed'],
  },
  { name: 'the table answers with garbage', play: through(['dynamodb'], 'garbage'), received: ['opened'] },
  { name: 'the table answers twice', play: through(['dynamodb'], 'twice'), received: ['opened', 'closed'] },
  {
    name: 'the table holds rows that are no receipts',
    play: async (play) => {
      const rows = [
        { key: { S: KEY }, openedAt: { N: '7' }, receipt: { S: '{"key":"cause/owner/meta"}' } },
        { key: { S: 'unexplained' }, openedAt: { S: 'yesterday' }, services: { BOOL: true } },
        { key: { S: 'grocery list' }, milk: { N: '2' } },
        { key: { S: 'everything' }, toldAt: { NULL: true } },
      ];
      for (const row of rows) play.hub.table.rows.set(row.key.S, row);
      await through([], 'silent')(play);
      await play.recheck();
    },
    received: ['opened', 'closed'],
  },
  { name: 'CloudWatch refuses', play: through(['cloudwatch'], 'refuses'), received: ['opened'] },
  { name: 'CloudWatch answers with garbage', play: through(['cloudwatch'], 'garbage'), received: ['opened'] },
  { name: 'CloudWatch never answers', play: through(['cloudwatch'], 'silent'), received: ['opened'] },
  { name: 'the logs refuse', play: through(['logs'], 'refuses'), received: ['opened', 'closed'] },
  {
    name: 'the logs hold records of another version',
    play: async (play) => {
      play.hub.data = dataOf(true, { version: 2 });
      await play.alarm('ALARM', 9);
    },
    received: ['opened'],
  },
  {
    name: 'the logs hold records of another shape',
    play: async (play) => {
      play.hub.data = dataOf(true, { cells: [{ service: 7 }], causes: null });
      await play.alarm('ALARM', 9);
    },
    received: ['opened'],
  },
  { name: 'everything answers after 1.3 s', play: through(ALL, { lateMs: 1_300 }), received: ['opened', 'closed'] },
  { name: 'nothing ever answers, but takes what it is sent', play: through(ALL, 'silent'), received: ['opened'] },
  { name: 'everything answers with garbage', play: through(ALL, 'garbage'), received: ['opened'] },
  {
    name: 'the event is not one of ours',
    play: ({ send }) => send({ Records: [{ Sns: { Message: '{"AlarmName":"cut off' } }] }),
    received: ['raw'],
  },
  {
    name: 'the event is of nothing that the configuration has',
    play: ({ alarm }) => alarm('ALARM', 9, 1, 'service/former'),
    received: ['raw'],
  },
];

interface Outcome {
  readonly received: readonly string[];
  readonly hub: AwsHub;
  readonly slowestMs: number;
}

/** Plays a case against a hub of its own. What fails or runs out of time goes to the fallback, as Lambda does it. */
async function outcomeOf(play: Case['play']): Promise<Outcome> {
  const hub = await startAwsHub(dataOf(true));
  const durations: number[] = [];
  const invoke = async (name: FunctionName, event: object) => {
    const { isDone, durationMs } = await invokeFunction(folderOf(name), event, hub.url);
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
    recheck: () => invoke('recheck', {}),
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
});
