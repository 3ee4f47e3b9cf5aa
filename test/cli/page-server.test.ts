import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type PageServer, servePage } from '../../lib/cli/page-server';

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

let served: PageServer;

beforeAll(async () => {
  served = await servePage('<!doctype html><title>A page</title>');
});
afterAll(() => {
  served.server.close();
});

function ask(path = '/', options: { readonly method?: string; readonly host?: string } = {}): Promise<Answer> {
  const { method = 'GET', host } = options;
  return new Promise((resolve, reject) => {
    const headers = host === undefined ? {} : { host };
    const asking = request(new URL(path, served.url), { method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }));
    });
    asking.on('error', reject);
    asking.end();
  });
}

describe('the server of a page', () => {
  it('listens on this machine alone, on a port that it names', () => {
    expect(served.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(served.server.address()).toMatchObject({ address: '127.0.0.1' });
  });

  it('gives the page, with its policy as a header as well', async () => {
    const { status, headers, text } = await ask();
    expect(status).toBe(200);
    expect(text).toContain('<title>A page</title>');
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'sha256-.*frame-ancestors 'none'$/,
    );
  });

  it('answers to localhost too', async () => {
    const { port } = new URL(served.url);
    expect((await ask('/', { host: `localhost:${port}` })).status).toBe(200);
  });

  it.each(['rebound.example', 'rebound.example:80', '127.0.0.1', '127.0.0.1.example'])(
    'rejects a question for another host: %s',
    async (host) => {
      const { status, text } = await ask('/', { host });
      expect(status).toBe(421);
      expect(text).not.toContain('A page');
    },
  );

  it('rejects what is no reading, and knows no other page', async () => {
    expect((await ask('/', { method: 'POST' })).status).toBe(405);
    expect((await ask('/etc/passwd')).status).toBe(404);
    expect((await ask('/', { method: 'HEAD' })).text).toBe('');
  });
});
