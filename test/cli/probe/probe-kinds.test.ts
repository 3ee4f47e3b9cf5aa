import { getServers, setServers } from 'node:dns';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer as createWebServer } from 'node:https';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decode } from 'dns-packet';
import { issue } from '../../servers/certificates';
import { startDialogueServer } from '../../servers/dialogue-server';
import { answer, type DnsBehaviour, record } from '../../servers/dns-behaviours';
import { startDnsServer } from '../../servers/dns-server';
import { listen } from '../../servers/listen';
import { type Captured, commandLine } from '../capture';

const NAME = 'site.example';
const good: DnsBehaviour = (query) => [answer(query, { answers: [record('A', NAME, '192.0.2.1')] })];
const behave = (message: Buffer) => good({ packet: decode(message), message, overTcp: true })[0] ?? Buffer.alloc(0);
const framed = (message: Buffer) => Buffer.concat([Buffer.from([message.length >> 8, message.length & 0xff]), message]);

const ended: (() => Promise<unknown>)[] = [];
const system = getServers();
let text: Captured;
let json: Captured;

async function started(server: Server): Promise<number> {
  const { port, close } = await listen(server);
  ended.push(close);
  return port;
}

beforeAll(async () => {
  const authority = await issue({ isAuthority: true });
  const own = await issue({ issuer: authority });
  const dns = await startDnsServer({ [NAME]: good });
  ended.push(dns.close);
  const overTls = await started(
    createTlsServer(own, (socket) => {
      socket.on('error', () => {});
      socket.on('data', (data: Buffer) => socket.write(framed(behave(data.subarray(2)))));
    }),
  );
  const overHttps = await started(
    createWebServer(own, async (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk) => chunks.push(chunk));
      await once(request, 'end');
      response.writeHead(200, { 'content-type': 'application/dns-message' }).end(behave(Buffer.concat(chunks)));
    }),
  );
  const smtp = await startDialogueServer(
    {
      greeting: '220 mail\r\n',
      answers: [
        [/^EHLO/, '250-mail\r\n250 STARTTLS\r\n'],
        [/^STARTTLS/, '220 go\r\n', 'TLS'],
      ],
    },
    own,
  );
  const refusing = await startDialogueServer({ answers: [[/./, 'N']] }, own);
  ended.push(smtp.close, refusing.close);
  const witness = await started(createServer((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n')));
  // what `system` stands for
  setServers([dns.resolver]);

  const question = (name: string, servers: string, more = '') =>
    `  - { name: ${name}, questions: [{ name: ${NAME}, servers: ['${servers}']${more} }] }`;
  const endpoint = (name: string, url: string, more = '') =>
    `  - { name: ${name}, endpoints: [{ url: '${url}', allowPrivateAddresses: true${more} }] }`;
  const folder = mkdtempSync(join(tmpdir(), 'common-cause-kinds-'));
  const [config, ca] = [join(folder, 'kinds.yaml'), join(folder, 'ca.pem')];
  writeFileSync(ca, authority.cert);
  writeFileSync(
    config,
    [
      'vantages: [eu-west-1, us-east-1]',
      'hubs: [us-east-1]',
      'notify: [{ email: oncall@example.com }]',
      'services:',
      question('over-udp', dns.resolver),
      question('over-tcp', `tcp://${dns.resolver}`),
      question('over-tls', `tls://127.0.0.1:${overTls}`),
      question('over-https', `https://127.0.0.1:${overHttps}/dns-query`),
      question('of-system', 'system'),
      question('broken', dns.resolver, ', expect: { exactly: [192.0.2.9] }'),
      question('nobody', '127.0.0.1:1'),
      endpoint('tls', `tls://127.0.0.1:${overHttps}`),
      endpoint('tcp', `tcp://127.0.0.1:${overHttps}`),
      endpoint('smtp', `tls://127.0.0.1:${smtp.port}`, ', startTls: smtp'),
      endpoint('postgres', `tls://127.0.0.1:${refusing.port}`, ', startTls: postgres'),
      endpoint('closed', 'tcp://127.0.0.1:1'),
    ].join('\n'),
  );
  const all = ['probe', '--config', config, '--ca', ca, '--witness', `http://127.0.0.1:${witness}/`];
  text = await commandLine(...all, '--trace');
  json = await commandLine(...all, '--json');
});

afterAll(() => {
  setServers(system);
  return Promise.all(ended.map((close) => close()));
});

/** What was printed of one service, without ports and times. */
function printed(name: string): string {
  const block = text.stdout.split('\n\n').find((each) => each.startsWith(`${name}\n`)) ?? '';
  return block
    .replaceAll(/:\d{4,5}/g, ':PORT')
    .replaceAll(/ *\b[\d.]+ ms/g, ' N ms')
    .replaceAll(/^ {7}(connect|tls) .*\n/gm, '')
    .replaceAll(/^ +\d s:.*\n +i:.*\n +v:.*\n/gm, '')
    .replaceAll(/\d+ days left, to [\d-]+/g, 'D days left, to DATE')
    .replaceAll(/^ {2}UP N ms to connect/gm, '  UP');
}

const RECORDS = [{ value: '192.0.2.1', ttl: 5 }];

describe('a probe of', () => {
  it.each([
    ['over-udp', '127.0.0.1:PORT'],
    ['over-tcp', 'tcp://127.0.0.1:PORT'],
    ['over-tls', 'tls://127.0.0.1:PORT'],
    ['over-https', 'https://127.0.0.1:PORT/dns-query'],
    ['of-system', 'system'],
  ])('a question %s prints what the server said, as text and as JSON', (name, server) => {
    expect(printed(name).trimEnd()).toBe(`${name}\n  dns  site.example A\n       ${server}  up N ms  192.0.2.1\n  UP`);
    const { services } = JSON.parse(json.stdout);
    const found = services.find(({ service }: { readonly service: string }) => service === name);
    expect([found.verdict, found.code]).toEqual(['up', 'up']);
    expect(found.questions).toMatchObject([
      { name: NAME, type: 'A', code: 'up', servers: [{ code: 'up', rcode: 'NOERROR', records: RECORDS }] },
    ]);
    expect(found.questions[0].servers[0].server.replace(/:\d{4,5}/, ':PORT')).toBe(server);
  });

  it.each([
    [
      'broken',
      'dns.answer',
      `broken
  dns  site.example A
       127.0.0.1:PORT  dns.answer N ms  "192.0.2.1", expected exactly "192.0.2.9"
  FAILING at layer dns: dns.answer`,
    ],
    ['nobody', 'dns.unreachable', 'nobody\n  dns  site.example A\n       127.0.0.1:1  dns.unreachable N ms  '],
    [
      'tls',
      'up',
      `tls
  tls  tls://127.0.0.1:PORT
       connected to 127.0.0.1
       TLSv1.3, localhost by Test authority, D days left, to DATE
       connected, and secured
  UP`,
    ],
    ['tcp', 'up', 'tcp\n  tcp  tcp://127.0.0.1:PORT\n       connected to 127.0.0.1\n       connected\n  UP'],
    [
      'smtp',
      'up',
      `smtp
  tls  tls://127.0.0.1:PORT
       connected to 127.0.0.1
       TLSv1.3, localhost by Test authority, D days left, to DATE
       connected, and secured
  UP`,
    ],
    [
      'postgres',
      'tls.protocol',
      'postgres\n  tls  tls://127.0.0.1:PORT\n       connected to 127.0.0.1\n       no TLS offered: N',
    ],
    [
      'closed',
      'tcp.refused',
      'closed\n  tcp  tcp://127.0.0.1:1\n       127.0.0.1: connection refused\n  FAILING at layer tcp: tcp.refused',
    ],
  ])('%s says what it met, as text and as JSON', (name, code, begins) => {
    expect(printed(name)).toContain(begins);
    const { services } = JSON.parse(json.stdout);
    const found = services.find(({ service }: { readonly service: string }) => service === name);
    expect([found.code, found.endpoints[0]?.code ?? found.questions[0].code]).toEqual([code, code]);
  });

  it('all kinds traces each packet, whatever it went over', () => {
    const packets = text.stdout.slice(text.stdout.indexOf('\npackets\n'));
    expect(packets).toMatch(/udp -> 127\.0\.0\.1:\d+ +\d+ bytes +A site\.example\?/);
    expect(packets.match(/tcp <- 127\.0\.0\.1:\d+ +\d+ bytes +A site\.example NOERROR A 192\.0\.2\.1/g)).toHaveLength(
      3,
    );
  });
});
