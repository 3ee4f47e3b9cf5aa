import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createNetwork } from '../../../lambda/canary/network/create-network';
import type { Listening } from '../../servers/listen';
import { startUnacceptingServer } from '../../servers/unaccepting-server';
import { reply, startWebServer, type WebServer } from '../../servers/web-server';
import { UNENDED } from './ask';

const LIMIT_MS = 2_000;

let hole: Listening;
let site: WebServer;

beforeAll(async () => {
  hole = await startUnacceptingServer();
  site = await startWebServer({ '/': reply(200) });
});

afterAll(() => Promise.all([hole.close(), site.close()]));

it('twice as many silent targets as there are places keep no healthy one waiting for their limit', async () => {
  const network = createNetwork({ systemResolver: '127.0.0.1', hasIpv6: false, isLambda: false });
  const ended: string[] = [];
  const ask = async (port: number) => {
    const url = `http://127.0.0.1:${port}/`;
    const request = { url, addresses: ['127.0.0.1'], mayUsePrivate: true, needsBody: () => false };
    const { kind } = await network.http(request, LIMIT_MS, UNENDED);
    ended.push(kind);
  };
  const silent = Array.from({ length: 64 }, () => ask(hole.port));
  const healthy = Array.from({ length: 8 }, () => ask(site.port));
  await Promise.all([...silent, ...healthy]);
  expect(ended).toEqual([...healthy.map(() => 'answered'), ...silent.map(() => 'broken')]);
});
