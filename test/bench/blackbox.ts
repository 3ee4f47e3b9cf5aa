import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { listen } from '../servers/listen';
import type { Spent } from './in-turn';
import type { Targets } from './targets';

/** Prometheus's prober, in a process of its own. */
export interface Blackbox {
  /** Asks for so many services: each name of both resolvers, each URL once. Milliseconds. */
  readonly run: () => Promise<Spent>;
  readonly stop: () => Promise<void>;
}

const PROGRAM = 'prometheus-blackbox-exporter';
const AT_ONCE = 50;
const PATIENCE_MS = 10_000;
const POLL_MS = 50;

/** Unit of the times in `/proc/<pid>/stat`, on every Linux. */
const TICKS_PER_SECOND = 100;

/** What a process has worked so far, all its threads together; milliseconds. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  const [user, system] = [fields[11], fields[12]];
  return ((Number(user) + Number(system)) * 1_000) / TICKS_PER_SECOND;
}

function configuration(hosts: readonly string[], authorityFile: string): string {
  const names = hosts.map((host) => [
    host,
    { prober: 'dns', timeout: '5s', dns: { query_name: host, query_type: 'A', preferred_ip_protocol: 'ip4' } },
  ]);
  const https = {
    prober: 'http',
    timeout: '5s',
    http: {
      preferred_ip_protocol: 'ip4',
      tls_config: { ca_file: authorityFile },
      fail_if_body_not_matches_regexp: ['ok'],
      fail_if_header_not_matches: [{ header: 'Content-Length', regexp: '2' }],
    },
  };
  return stringify({ modules: { ...Object.fromEntries(names), https } });
}

function queries({ hosts, resolvers, port }: Targets, services: number): readonly string[] {
  return hosts
    .slice(0, services)
    .flatMap((host) => [
      ...resolvers.map((resolver) => `module=${host}&target=${resolver}`),
      `module=https&hostname=${host}&target=${encodeURIComponent(`https://127.0.0.1:${port}/`)}`,
    ]);
}

async function freePort(): Promise<number> {
  const { port, close } = await listen(createServer());
  await close();
  return port;
}

function page(agent: Agent, url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve(text));
    }).on('error', reject);
  });
}

async function untilReady(agent: Agent, url: string): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
    const answer = await page(agent, url).catch(() => '');
    if (answer !== '') return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`bench: ${PROGRAM} does not answer; see that it runs: ${PROGRAM} --version`);
}

/** Starts the exporter. @throws Error where it is not installed */
export async function startBlackbox(targets: Targets, services: number): Promise<Blackbox> {
  const folder = mkdtempSync(join(tmpdir(), 'common-cause-bench-'));
  const [authority, config] = [join(folder, 'authority.pem'), join(folder, 'blackbox.yml')];
  writeFileSync(authority, targets.authority);
  writeFileSync(config, configuration(targets.hosts.slice(0, services), authority));
  const port = await freePort();
  const listening = [`--config.file=${config}`, `--web.listen-address=127.0.0.1:${port}`];
  const exporter = spawn(PROGRAM, listening, { stdio: 'ignore' });
  const ended = once(exporter, 'exit');
  await once(exporter, 'spawn').catch(() => {
    rmSync(folder, { recursive: true });
    throw new Error(`bench: ${PROGRAM} is not installed; on Debian: apt-get install ${PROGRAM}`);
  });
  const { pid = 0 } = exporter;
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  await untilReady(agent, `http://127.0.0.1:${port}/metrics`);
  const urls = queries(targets, services).map((query) => `http://127.0.0.1:${port}/probe?${query}`);
  return {
    run: async () => {
      const before = cpuOf(pid);
      const began = performance.now();
      const pages = await Promise.all(urls.map((url) => page(agent, url)));
      const wall = performance.now() - began;
      const failed = pages.filter((text) => !text.includes('\nprobe_success 1')).length;
      if (failed > 0) throw new Error(`bench: ${failed} of ${urls.length} probes of ${PROGRAM} failed`);
      return { wall, cpu: cpuOf(pid) - before };
    },
    stop: async () => {
      agent.destroy();
      exporter.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}
