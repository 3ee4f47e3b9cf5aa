import { fleetOf } from '../incidents/world';
import type { AwsHub, AwsService, Trouble } from '../servers/aws-hub';

const META = ['facebook', 'instagram', 'whatsapp', 'workplace'];

/** The incident that all cases are about. */
export const KEY = 'cause/owner/meta';

/** The fleet that the functions are bundled with. */
export const fleet = fleetOf({ 'owner/meta': META });

function record(minute: number, vantage: string, more: object = {}): string {
  const cells = META.map((service) => ({ service, verdict: { kind: 'failing', code: 'http.status' } }));
  return JSON.stringify({
    ...{ type: 'run', version: 1, vantage, minute: new Date(minute).toISOString(), blind: false, everything: false },
    ...{ witnesses: [], cells, causes: { 'owner/meta': META }, unexplained: [], ...more },
  });
}

/** What CloudWatch and the logs hold while Meta fails, or is well again. */
export function dataOf(isFailing: boolean, more: object = {}): AwsHub['data'] {
  return {
    statistic: (metric, statistic) => {
      if (statistic === 'SampleCount') return 3;
      return isFailing && ['CauseFailed', 'Failed'].includes(metric) ? 3 : 0;
    },
    lines: (minute) => (isFailing ? fleet.vantages.map((vantage) => record(minute, vantage, more)) : []),
  };
}

/** What one state change or recheck does to a hub; times of state changes are seconds before now. */
export interface Play {
  readonly hub: AwsHub;
  readonly alarm: (state: 'ALARM' | 'OK', secondsAgo: number, times?: number, key?: string) => Promise<void>;
  readonly send: (event: object) => Promise<void>;
  readonly recheck: () => Promise<void>;
  readonly recover: () => void;
  readonly trouble: (services: readonly AwsService[], trouble?: Trouble) => void;
}

/** What happens to a hub, and what people receive of it. */
export interface Case {
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

/** One trouble at a time, and all at once. */
export const CASES: readonly Case[] = [
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
