import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Fleet, Service } from '../../lib/contract/fleet';
import type { RunRecord } from '../../lib/contract/run-record';
import { issue } from '../servers/certificates';
import { startClaimsServer } from '../servers/claims-server';
import { type RecordedDatum, startCloudWatchRecorder } from '../servers/cloudwatch-recorder';
import { addresses, answers } from '../servers/dns-behaviours';
import { startDnsServer } from '../servers/dns-server';
import { listen } from '../servers/listen';
import { startRunQueueServer } from '../servers/run-queue-server';
import { reply, startWebServer } from '../servers/web-server';
import { bundleCanary, invokeCanary } from './invoke-canary';

/** The last hour in which days left of certificates were published: one of three, by UTC. */
const THREE_HOURS_MS = 3 * 3_600_000;
const MINUTE = Math.floor(Date.now() / THREE_HOURS_MS) * THREE_HOURS_MS;
const EVENT = { scheduledTime: new Date(MINUTE).toISOString() };
/** So that the run neither waits for second 40 nor goes into the queue. */
const SECOND_41 = MINUTE + 41_000;
const BUDGET_MS = 18_000;

/** Two services of one owner meet the trouble; what is expected of them, and of the cause that they share. */
const CASES = [
  { trouble: 'none', code: undefined, dns: 0, http: 0, shared: 0 },
  { trouble: '503', code: 'http.status', dns: 0, http: 1, shared: 1 },
  { trouble: 'SERVFAIL', code: 'dns.servfail', dns: 1, http: undefined, shared: 1 },
  { trouble: 'silence', code: 'tls.timeout', dns: 0, http: 1, shared: 1 },
  { trouble: 'an expired certificate', code: 'tls.expired', dns: 0, http: 1, shared: 1 },
] as const;

type Trouble = (typeof CASES)[number]['trouble'];

interface Closable {
  readonly close: () => Promise<void>;
}

const servers: Closable[] = [];
let resolvers: readonly string[] = [];
let authority = '';
let urls: Readonly<Record<Trouble, string>>;

async function started<T extends Closable>(server: Promise<T>): Promise<T> {
  servers.push(await server);
  return server;
}

const good = addresses('127.0.0.1');
const NAMES = { 'up.site.test': good, 'bad.site.test': good, 'lame.site.test': answers({ rcode: 'SERVFAIL' }) };

beforeAll(async () => {
  const issuer = await issue({ isAuthority: true });
  const name = '*.site.test';
  authority = issuer.cert;
  const site = await started(
    startWebServer({ '/': reply(200, {}, 'hello'), '/503': reply(503) }, await issue({ issuer, name })),
  );
  const expired = await started(startWebServer({}, await issue({ issuer, name, fromDay: -9, toDay: -1 })));
  const silent = await started(listen(createServer()));
  const asked = await Promise.all([started(startDnsServer(NAMES)), started(startDnsServer(NAMES))]);
  resolvers = asked.map(({ resolver }) => resolver);
  urls = {
    none: `https://up.site.test:${site.port}/`,
    '503': `https://bad.site.test:${site.port}/503`,
    SERVFAIL: `https://lame.site.test:${site.port}/`,
    silence: `https://bad.site.test:${silent.port}/`,
    'an expired certificate': `https://bad.site.test:${expired.port}/`,
  };
});

afterAll(() => Promise.all(servers.map((server) => server.close())));

const endpoint = (url: string) => ({ url, allowPrivateAddresses: true });

function service(name: string, url: string): Service {
  return { name, dns: [new URL(url).hostname], http: [endpoint(url)], objectiveMs: 5_000 };
}

function fleetWith(trouble: Trouble): Fleet {
  return {
    name: 'common-cause',
    services: [service('WhatsApp', urls[trouble]), service('Instagram', urls[trouble]), service('Zoom', urls.none)],
    vantages: ['eu-west-1', 'us-east-1'],
    hubs: ['us-east-1', 'eu-central-1'],
    causes: { 'owner/meta': ['WhatsApp', 'Instagram'] },
    witnesses: [{ name: 'witness', http: endpoint(urls.none) }],
    resolvers,
    quorum: 2,
  };
}

async function invoke(trouble: Trouble, event: object) {
  const [hub, claims, queue] = await Promise.all([
    startCloudWatchRecorder(),
    startClaimsServer(),
    startRunQueueServer(),
  ]);
  const world = { cloudWatchUrl: hub.url, claimsUrl: claims.url, queueUrl: queue.queueUrl, authority };
  const folder = bundleCanary(fleetWith(trouble));
  const invoked = await invokeCanary(folder, [{ at: SECOND_41, event }], world);
  rmSync(folder, { recursive: true });
  await Promise.all([hub.close(), claims.close(), queue.close()]);
  return { ...invoked, puts: hub.puts };
}

const MEASURED = new Set(['ResponseTime', 'CertificateDays']);

function spell({ MetricName, Dimensions = [], Value }: RecordedDatum): string {
  const value = MEASURED.has(MetricName) ? 'measured' : Number(Value.toFixed(3));
  return [MetricName, ...Dimensions.map((d) => `${d.Name}=${d.Value}`), value].join(' ');
}

function expectedOf(name: string, { dns, http, code }: Pick<(typeof CASES)[number], 'dns' | 'http' | 'code'>) {
  const answered = code === undefined || code === 'http.status';
  return [
    `Failed Service=${name} Layer=dns ${dns}`,
    ...(http === undefined ? [] : [`Failed Service=${name} Layer=http ${http}`]),
    `Blocked Service=${name} 0`,
    ...(code === undefined ? [`Slow Service=${name} 0`] : []),
    ...(answered ? [`ResponseTime Service=${name} measured`, `CertificateDays Service=${name} measured`] : []),
  ];
}

/** Whether a sample is of a time that was not judged, because our own event loop was late: a busy machine holds us. */
function isUnjudged(sample: string, { cells }: RunRecord): boolean {
  const late = cells.filter(({ responseTimeMs }) => responseTimeMs === undefined);
  return late.some(({ service }) => new RegExp(`^(Slow|ResponseTime) Service=${service} `).test(sample));
}

describe('the bundled canary in a process of its own', () => {
  let runs: ReadonlyMap<Trouble, Awaited<ReturnType<typeof invoke>>>;
  beforeAll(async () => {
    runs = new Map(
      await Promise.all(CASES.map(async ({ trouble }) => [trouble, await invoke(trouble, EVENT)] as const)),
    );
  });

  it.each(CASES)('meets $trouble: publishes the contract’s samples to every hub', ({ trouble, ...expected }) => {
    const { puts = [], output = '' } = runs.get(trouble) ?? {};
    const record: RunRecord = JSON.parse(output);
    expect(puts.map(({ Namespace }) => Namespace)).toEqual(['CommonCause', 'CommonCause']);
    for (const { MetricData } of puts) {
      expect(MetricData.map(spell).sort()).toEqual(
        [
          'WitnessFailed Vantage=eu-west-1 0',
          'Probed Vantage=eu-west-1 3',
          `ShareFailed Vantage=eu-west-1 ${expected.shared === 1 ? 0.667 : 0}`,
          ...resolvers.map((resolver) => `ResolverFailed Resolver=${resolver} 0`),
          `CauseFailed Cause=owner/meta ${expected.shared}`,
          'CauseSlow Cause=owner/meta 0',
          'Unexplained 0',
          'Everything 0',
          ...expectedOf('WhatsApp', expected),
          ...expectedOf('Instagram', expected),
          ...expectedOf('Zoom', CASES[0]),
        ]
          .filter((sample) => !isUnjudged(sample, record))
          .sort(),
      );
      expect(new Set(MetricData.map(({ Timestamp }) => Timestamp))).toEqual(new Set([MINUTE / 1_000]));
    }
  });

  it.each(CASES)('meets $trouble: writes one line, the run record, within its budget', ({ trouble, code }) => {
    const { status, output, errors, durationMs } = runs.get(trouble) ?? {};
    expect([status, errors, output?.split('\n').length]).toEqual([0, '', 2]);
    const record: RunRecord = JSON.parse(output ?? '');
    const codes = record.cells.map(({ verdict }) => ('code' in verdict ? verdict.code : undefined));
    expect(codes).toEqual([code, code, undefined]);
    expect(record.hubs).toEqual({ 'us-east-1': 'published', 'eu-central-1': 'published' });
    expect(record.durationMs).toBeLessThan(BUDGET_MS);
    expect(durationMs).toBeLessThan(BUDGET_MS);
  });

  it.each([{}, { scheduledTime: 'soon' }, { scheduledTime: null }])(
    'rejects the event %j, in one line',
    async (event) => {
      const { status, output, errors, puts } = await invoke('none', event);
      expect([status, output, puts]).toEqual([1, '', []]);
      expect(errors).toMatch(/^.*scheduledTime.*<aws\.scheduler\.scheduled-time>.*\n$/);
    },
  );
});
