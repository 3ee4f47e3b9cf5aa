import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Fleet } from '../../lib/contract/fleet';
import type { RunRecord, SkippedRun } from '../../lib/contract/run-record';
import type { ServiceBehaviour } from '../servers/aws-json-server';
import { startClaimsServer } from '../servers/claims-server';
import { startCloudWatchRecorder } from '../servers/cloudwatch-recorder';
import { addresses } from '../servers/dns-behaviours';
import { type DnsServer, startDnsServer } from '../servers/dns-server';
import { queuedEvent, startRunQueueServer } from '../servers/run-queue-server';
import { reply, startWebServer, type WebServer } from '../servers/web-server';
import { bundleCanary, type Invocation, invokeCanary } from './invoke-canary';

const MINUTE = Date.parse('2026-03-01T12:00:00Z');
const EVENT = { scheduledTime: new Date(MINUTE).toISOString() };
const QUEUED = queuedEvent(JSON.stringify(EVENT));

const second = (seconds: number, event: unknown, request?: string): Invocation => ({
  at: MINUTE + seconds * 1_000,
  event,
  ...(request !== undefined && { request }),
});

let dns: DnsServer;
let site: WebServer;
let folder = '';

beforeAll(async () => {
  dns = await startDnsServer({ 'site.test': addresses('127.0.0.1') });
  site = await startWebServer({ '/': reply(200) });
  const http = { url: `http://site.test:${site.port}/`, allowPrivateAddresses: true };
  const fleet: Fleet = {
    name: 'common-cause',
    services: [{ name: 'Site', dns: ['site.test'], http: [http] }],
    vantages: ['eu-west-1', 'us-east-1'],
    hubs: ['us-west-2'],
    causes: {},
    witnesses: [{ name: 'witness', http }],
    resolvers: [dns.resolver, dns.resolver],
    quorum: 2,
  };
  folder = bundleCanary(fleet);
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await Promise.all([dns.close(), site.close()]);
});

interface Behaviours {
  readonly queue?: ServiceBehaviour;
  readonly claims?: ServiceBehaviour;
}

const lines = (output: string): readonly (RunRecord | SkippedRun)[] =>
  output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

/** Runs a process for each environment, all at once, around one hub, one table and one queue. */
async function environments(invocations: readonly (readonly Invocation[])[], behaviours: Behaviours = {}) {
  const [hub, claims, queue] = await Promise.all([
    startCloudWatchRecorder(),
    startClaimsServer(behaviours.claims),
    startRunQueueServer(behaviours.queue),
  ]);
  const world = { cloudWatchUrl: hub.url, claimsUrl: claims.url, queueUrl: queue.queueUrl };
  const ended = await Promise.all(invocations.map((each) => invokeCanary(folder, each, world)));
  await Promise.all([hub.close(), claims.close(), queue.close()]);
  return {
    /** `Sum` of how many runs the hub heard of, as its alarms would see it. */
    heard: hub.puts.flatMap(({ MetricData }) => MetricData.filter(({ MetricName }) => MetricName === 'Probed')).length,
    sent: queue.sent,
    rows: claims.rows,
    writes: claims.writes,
    logged: ended.flatMap(({ output }) => lines(output)),
    errors: ended.map(({ errors }) => errors),
    statuses: ended.map(({ status }) => status),
  };
}

const kinds = (logged: readonly (RunRecord | SkippedRun)[]) =>
  logged.map((line) => (line.type === 'skipped' ? line.reason : 'run')).sort();

describe('the bundled canary, once a minute', () => {
  it('puts its run off through the queue, and runs what comes out of it', async () => {
    const { sent, heard, logged, rows, statuses } = await environments([
      [second(3.5, EVENT, 'a'), second(39.99, QUEUED, 'b')],
    ]);
    expect(sent).toMatchObject([{ MessageBody: JSON.stringify(EVENT), DelaySeconds: 36 }]);
    expect(sent[0]?.QueueUrl).toMatch(/\/123456789012\/common-cause-runs$/);
    expect([heard, kinds(logged), statuses]).toEqual([1, ['run'], [0]]);
    const expires = { N: String(MINUTE / 1_000 + 3_600) };
    expect([...rows]).toEqual([
      [EVENT.scheduledTime, { minute: { S: EVENT.scheduledTime }, request: { S: 'b' }, expires }],
    ]);
  });

  it.each([
    ['by the Scheduler', [second(41, EVENT)], [second(41, EVENT)]],
    ['by the queue', [second(40, QUEUED, 'a')], [second(40, QUEUED, 'b')]],
    ['by the Scheduler and, later, by the queue', [second(41, EVENT, 'a')], [second(74, QUEUED, 'b')]],
  ])('a minute that is delivered twice %s, to two processes, is published once', async (_, first, again) => {
    const { heard, logged, writes, statuses } = await environments([first, again]);
    expect([heard, kinds(logged), statuses]).toEqual([1, ['claimed-elsewhere', 'run'], [0, 0]]);
    expect(writes).toHaveLength(2);
  });

  it('a minute that is delivered twice to one process is published once', async () => {
    const { heard, logged } = await environments([[second(40, QUEUED, 'a'), second(44, QUEUED, 'b')]]);
    expect([heard, kinds(logged)]).toEqual([1, ['published-before', 'run']]);
  });

  it('a request that claimed the minute before has it still', async () => {
    const { heard, rows } = await environments([[second(40, QUEUED, 'same')], [second(40, QUEUED, 'same')]]);
    expect([heard, rows.size]).toEqual([2, 1]);
  });

  it.each<[string, ServiceBehaviour, RegExp]>([
    ['refuses', { refuses: 'ProvisionedThroughputExceededException' }, /^claims: ProvisionedThroughputExceeded/],
    ['is not there', { refuses: 'ResourceNotFoundException' }, /^claims: ResourceNotFoundException/],
    ['is broken', { refuses: 'InternalServerError', status: 500 }, /^claims: InternalServerError/],
    ['hangs up', 'hangs up', /^claims: /],
    ['is silent', 'silent', /^claims: TimeoutError/],
  ])('is not silent where the table of claims %s, and remembers by itself', async (_, claims, trouble) => {
    const { heard, logged } = await environments([[second(40, QUEUED, 'a'), second(50, QUEUED, 'b')]], { claims });
    expect([heard, kinds(logged)]).toEqual([1, ['published-before', 'run']]);
    expect(logged[0]?.trouble).toEqual([expect.stringMatching(trouble)]);
  });

  it.each<[string, ServiceBehaviour]>([
    ['refuses', { refuses: 'AccessDenied', status: 403 }],
    ['hangs up', 'hangs up'],
  ])('waits itself where the queue %s', async (_, queue) => {
    const { heard, sent, logged } = await environments([[second(37.99, EVENT, 'a')]], { queue });
    expect([heard, sent, kinds(logged)]).toEqual([1, [], ['run']]);
    expect(logged[0]?.trouble).toEqual([expect.stringMatching(/^queue: /)]);
  });

  it('later than 75 s after its minute it runs nothing, and says so', async () => {
    const { heard, writes, logged } = await environments([[second(75.01, EVENT, 'a'), second(80, QUEUED, 'b')]]);
    expect([heard, writes, kinds(logged)]).toEqual([0, [], ['late', 'late']]);
  });

  it('tells of a poisoned message in one line, and the next one runs', async () => {
    const { heard, errors, logged, sent } = await environments([
      [second(40, queuedEvent('not ours')), second(40, queuedEvent('{}')), second(40, QUEUED)],
    ]);
    expect([heard, kinds(logged), sent]).toEqual([1, ['run'], []]);
    expect(errors[0]?.split('\n')).toEqual([
      'canary: the message is not an event of the Scheduler, got "not ours"; let nobody but the canary write to its queue',
      'run: scheduledTime is not a time, got undefined; pass <aws.scheduler.scheduled-time>',
      '',
    ]);
  });
});
