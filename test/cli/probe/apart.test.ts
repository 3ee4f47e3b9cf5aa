import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { issue } from '../../servers/certificates';
import { addresses } from '../../servers/dns-behaviours';
import { type DnsServer, startDnsServer } from '../../servers/dns-server';
import { type Http2Server, respond, startHttp2Server } from '../../servers/http2-server';
import { commandLine } from '../capture';

let folder: string;
let names: DnsServer;
let site: Http2Server;
let options: readonly string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'common-cause-apart-'));
  const authority = await issue({ isAuthority: true });
  names = await startDnsServer({ 'shop.test': addresses('127.0.0.1', '127.0.0.9') });
  site = await startHttp2Server(
    { '/': respond(200, {}, 'hello') },
    await issue({ name: 'shop.test', issuer: authority }),
  );
  const endpoint = {
    url: `https://shop.test:${site.port}/`,
    allowPrivateAddresses: true,
    httpVersion: '2',
    addresses: 'all',
    minHealthyAddresses: 1,
  };
  const vpc = { id: 'vpc-01234567', subnets: ['subnet-01234567'], securityGroups: ['sg-01234567'] };
  const monitor = {
    services: [{ name: 'Shop', endpoints: [endpoint] }],
    vantages: ['us-east-1', 'eu-west-1'].map((region) => ({ region, vpc })),
    hubs: ['us-west-2'],
    notify: [{ email: 'oncall@example.com' }],
  };
  const [config, ca] = [join(folder, 'monitor.json'), join(folder, 'ca.pem')];
  writeFileSync(config, JSON.stringify(monitor));
  writeFileSync(ca, authority.cert);
  const witness = `https://127.0.0.1:${site.port}/`;
  options = ['--config', config, '--ca', ca, '--resolver', names.resolver, '--witness', witness];
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await Promise.all([names.close(), site.close()]);
});

const DETAIL = '1 of 2 addresses fails, 1 must be good: tcp.refused at 127.0.0.9 (connection refused)';

// Only Linux answers on all of 127.0.0.0/8.
(process.platform === 'linux' ? describe : describe.skip)('a probe of addresses apart', () => {
  it('prints each of them, and what is spoken', async () => {
    const { status, stdout } = await commandLine('probe', 'Shop', ...options, '--trace');
    const [, block = ''] = stdout.split('\n  http ');
    expect(block.replaceAll(/\d+ days left, to [\d-]+/g, 'N days left')).toContain(
      'connected to 127.0.0.1, one of 2 addresses\n       TLSv1.3, HTTP/2, shop.test by Test authority, N days left\n       status 200, 5 bytes\n',
    );
    expect(stdout).toContain('127.0.0.9: connection refused');
    expect(stdout).toMatch(/UP [\d.]+ ms to first byte|UP$/m);
    expect(status).toBe(0);
  });

  it('has each of them in JSON', async () => {
    const { stdout } = await commandLine('probe', 'Shop', ...options, '--json');
    const [service] = JSON.parse(stdout).services;
    const url = `https://shop.test:${site.port}/`;
    expect(service).toMatchObject({ verdict: 'up', code: 'up', detail: DETAIL });
    expect(service.endpoints).toEqual([
      {
        url,
        code: 'up',
        hops: [],
        parts: [
          expect.objectContaining({ family: 4, address: '127.0.0.1', code: 'up', status: 200, httpVersion: '2' }),
          expect.objectContaining({ family: 4, address: '127.0.0.9', code: 'tcp.refused' }),
        ],
      },
    ]);
  });
});
