import { rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Fleet, Service } from '../../lib/contract/fleet';
import type { RunRecord } from '../../lib/contract/run-record';
import { issue } from '../servers/certificates';
import { startClaimsServer } from '../servers/claims-server';
import { startCloudWatchRecorder } from '../servers/cloudwatch-recorder';
import { addresses, answer, answers, type DnsBehaviour, silent } from '../servers/dns-behaviours';
import { startDnsServer } from '../servers/dns-server';
import { listen } from '../servers/listen';
import { startRunQueueServer } from '../servers/run-queue-server';
import { half, hangUp, mute, raw, reply, startWebServer } from '../servers/web-server';
import { bundleCanary, invokeCanary } from './invoke-canary';
import { spell } from './probe';

const MINUTE_MS = 60_000;
const MINUTE = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
const BUDGET_MS = 18_000;
const FLOODS = 40;

const INTERIM = Buffer.from('HTTP/1.1 102 Processing\r\n\r\n'.repeat(40_000));

const flood = (socket: Socket) => {
  const more = () => {
    while (socket.writable && socket.write(INTERIM));
  };
  socket.on('drain', more);
  socket.resume();
  more();
};

/** Loses every other question. */
function lossy(then: DnsBehaviour): DnsBehaviour {
  let count = 0;
  return (query) => {
    count += 1;
    return count % 2 === 0 ? then(query) : [];
  };
}

const local = addresses('127.0.0.1');

const NAMES: Readonly<Record<string, DnsBehaviour>> = {
  'www.site.test': local,
  'lossy.site.test': lossy(local),
  'silent.test': silent,
  'zero.test': addresses('0.0.0.0'),
  'private.test': addresses('10.1.2.3'),
  'gone.test': answers({ rcode: 'NXDOMAIN' }),
  'lame.test': (query) => [answer(query, { rcode: 'SERVFAIL', extendedErrors: [22] })],
  'bogus.test': answers({ rcode: 'SERVFAIL', extendedErrors: [6] }),
  'v6.test': (query) =>
    query.packet.questions?.[0]?.type === 'AAAA' ? addresses('2606:4700::1111')(query) : answers()(query),
};

/** Path on a web server, or a name, and what the record says of it. */
const PATHS = {
  '/ok': [reply(200, {}, 'hello'), 'up'],
  '/odd': [
    raw('HTTP/1.1 200 OK\r\nServer : x\r\nContent-Length: 5\r\n\r\nhello'),
    /^up: status 200 .*Invalid header token$/,
  ],
  '/down': [reply(503), 'http.status: status 503, expected 200-299, from 127.0.0.1'],
  '/refuses': [reply(429), 'blocked.status: status 429 from 127.0.0.1'],
  '/gone': [
    reply(302, { location: 'https://gone.test/' }),
    /^http\.redirect: redirects to https:\/\/gone\.test\/: dns\.nxdomain /,
  ],
  '/metadata': [
    reply(302, { location: 'http://169.254.169.254/' }),
    /^http\.redirect: .*169\.254\.169\.254 is a link-local address$/,
  ],
  '/mute': [mute, /^http\.timeout: 127\.0\.0\.1: TCP in [\d.]+ m?s, TLS in [\d.]+ m?s, then no answer in 4\.\d s$/],
  '/stalls': [half('waits'), 'http.timeout: status 200, 10 bytes, then silence'],
  '/cut': [half('closes'), /^http\.truncated: status 200, 10 bytes, then closed/],
  '/hangs-up': [hangUp, /^http\.truncated: 127\.0\.0\.1: .*, then an empty reply: closed$/],
} as const;

const HOSTS = {
  'lossy.site.test': 'up',
  'silent.test': /^dns\.timeout: silent\.test: no answer in 2\.\d s from /,
  'zero.test': /^dns\.answer: zero\.test: 0\.0\.0\.0, an unspecified address from /,
  'private.test': /^dns\.answer: private\.test: 10\.1\.2\.3, a private address from /,
  'lame.test': /^dns\.servfail: lame\.test: SERVFAIL \(EDE 22 No Reachable Authority\) from /,
  'bogus.test': /^dns\.bogus: bogus\.test: SERVFAIL \(EDE 6 DNSSEC Bogus\) from /,
  'v6.test': /^(probe\.noroute|tcp\.\w+): /,
} as const;

interface Closable {
  readonly close: () => Promise<void>;
}

const servers: Closable[] = [];

async function started<T extends Closable>(server: Promise<T>): Promise<T> {
  servers.push(await server);
  return server;
}

const open = (url: string) => ({ url, allowPrivateAddresses: true });
const service = (name: string, http: Service['http'], dns: readonly string[] = []): Service => ({ name, dns, http });

/** Fifty targets, most of them troubled, as one canary meets them. */
async function troubledFleet() {
  const issuer = await issue({ isAuthority: true });
  const behaviours = Object.fromEntries(Object.entries(PATHS).map(([path, [behave]]) => [path, behave]));
  const site = await started(startWebServer(behaviours, await issue({ issuer, name: '*.site.test' })));
  const expired = await started(
    startWebServer({}, await issue({ issuer, name: '*.site.test', fromDay: -9, toDay: -1 })),
  );
  const dumb = await started(listen(createServer((socket) => socket.resume())));
  const flooding = await started(listen(createServer(flood)));
  const closed = await listen(createServer());
  await closed.close();
  const names = await started(startDnsServer(NAMES));
  const base = `https://www.site.test:${site.port}`;
  const fleet: Fleet = {
    name: 'common-cause',
    services: [
      ...Object.keys(PATHS).map((path) => service(path, [open(`${base}${path}`)])),
      // what may be private is said by the endpoint: of these nobody says so
      ...Object.keys(HOSTS).map((host) =>
        host === 'lossy.site.test'
          ? service(host, [open(`https://${host}:${site.port}/ok`)])
          : service(host, [{ url: `https://${host}/` }]),
      ),
      service('expired', [open(`https://www.site.test:${expired.port}/`)]),
      service('dumb', [open(`https://www.site.test:${dumb.port}/`)]),
      service('closed', [open(`https://www.site.test:${closed.port}/`)]),
      service('forbidden', [{ url: 'http://127.0.0.1/' }]),
      service('nothing', []),
      ...Array.from({ length: FLOODS }, (_, n) =>
        service(`flood ${n}`, [open(`http://www.site.test:${flooding.port}/`)]),
      ),
    ],
    vantages: ['eu-west-1', 'us-east-1'],
    hubs: ['us-east-1'],
    causes: {},
    // two of one host, and one by its address
    witnesses: [
      { name: 'witness', http: open(`${base}/ok`) },
      { name: 'witness', http: open(`https://www.site.test:${closed.port}/`) },
      { name: 'by address', http: open(`http://127.0.0.1:${flooding.port}/`) },
    ],
    resolvers: [names.resolver],
    quorum: 2,
  };
  return { fleet, authority: issuer.cert };
}

describe('the bundled canary before each kind of server', () => {
  let invoked: Awaited<ReturnType<typeof invokeCanary>>;
  let record: RunRecord;
  beforeAll(async () => {
    const { fleet, authority } = await troubledFleet();
    const hub = await started(startCloudWatchRecorder());
    const queue = await started(startRunQueueServer());
    const claims = await started(startClaimsServer());
    const folder = bundleCanary(fleet);
    const event = { scheduledTime: new Date(MINUTE).toISOString() };
    const world = { cloudWatchUrl: hub.url, queueUrl: queue.url, claimsUrl: claims.url, authority };
    invoked = await invokeCanary(folder, [{ at: MINUTE + 41_000, event }], world);
    rmSync(folder, { recursive: true });
    record = JSON.parse(invoked.output);
  });
  afterAll(() => Promise.all(servers.map(({ close }) => close())));

  const said = (name: string) => {
    const cell = record.cells.find((each) => each.service === name);
    return cell === undefined ? 'not there' : spell(cell);
  };

  it('ends in time and by itself, with one line and no word besides', () => {
    expect([invoked.status, invoked.errors, invoked.output.split('\n').length]).toEqual([0, '', 2]);
    expect(record.durationMs).toBeLessThan(BUDGET_MS);
    expect(invoked.durationMs).toBeLessThan(BUDGET_MS + 5_000);
  });

  it.each([
    ...Object.entries(PATHS).map(([path, [, expected]]) => [path, expected] as const),
    ...Object.entries(HOSTS),
    ['expired', /^tls\.expired: expired on [\d-]+: certificate of CN=\*\.site\.test issued by CN=Test authority$/],
    ['dumb', /^tls\.timeout: 127\.0\.0\.1: TCP in [\d.]+ m?s, then no TLS answer in 3\.\d s$/],
    ['closed', 'tcp.refused: 127.0.0.1: connection refused'],
    ['forbidden', 'probe.noroute: 127.0.0.1 is a loopback address, which probes may not connect to'],
    ['nothing', 'probe.budget'],
  ] as const)('%s', (name, expected) => {
    expect(said(name)).toMatch(expected);
  });

  it('whoever floods it with answers before the answer is told so, and keeps nobody from being judged', () => {
    const floods = record.cells.filter(({ service: name }) => name.startsWith('flood'));
    expect(new Set(floods.map((cell) => spell(cell).replace(/[\d.]+ m?s,/, 'MS,')))).toEqual(
      new Set(['http.truncated: 127.0.0.1: TCP in MS, then more than 10 answers before the answer']),
    );
  });

  it('witnesses of one host, and one given by its address, are told apart', () => {
    expect(record.witnesses).toEqual([
      { name: 'witness', code: 'up' },
      { name: 'witness', code: 'tcp.refused' },
      { name: 'by address', code: 'http.truncated' },
    ]);
  });
});
