import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import type { Service } from '../../../lib/contract/fleet';
import type { Cell } from '../../../lib/contract/verdict';
import type { Certificate } from '../../servers/certificates';
import { listen } from '../../servers/listen';
import { oneRun } from '../one-run';
import { spell, timeless } from '../probe';

/** What a run beside a healthy service came to. */
export interface Beside {
  readonly healthy: Cell;
  /** How long after the beginning of the run the healthy service was asked. */
  readonly healthyAfterMs: number;
  readonly durationMs: number;
  /** Of each hostile service, its code and what is said of it, without times. */
  readonly said: ReadonlyMap<string, string>;
  /** Sockets and timers that the run left behind. */
  readonly left: number;
}

/** So long may a healthy service wait for its turn, and take to answer, whoever stands beside it: a busy machine, too. */
export const HEALTHY_MS = 3_000;

/** A run ends by then (design.md, Probing). */
export const RUN_MS = 15_500;

const openNow = () => process.getActiveResourcesInfo().filter((kind) => /TCP|UDP|Timeout|TLS/.test(kind)).length;

/** Runs once over hostile services and a healthy one, which comes last. */
export async function runBeside(hostile: readonly Service[], trusts?: Certificate): Promise<Beside> {
  let askedAt = Number.POSITIVE_INFINITY;
  const server = await listen(
    createServer((_, response) => {
      askedAt = performance.now();
      response.end('well');
    }),
  );
  const url = `http://127.0.0.1:${server.port}/`;
  const well: Service = { name: 'well', dns: [], http: [{ url, allowPrivateAddresses: true }] };
  const before = openNow();
  const began = performance.now();
  const cells = await oneRun([...hostile, well], { resolvers: ['127.0.0.1:1'], ...(trusts && { trusts }) });
  const durationMs = performance.now() - began;
  await server.close();
  // the other ends of what was closed hear of it a little later
  for (let turns = 0; turns < 1_000 && openNow() > before; turns += 1) await new Promise(setImmediate);
  const [healthy] = cells.slice(-1);
  if (healthy === undefined) throw new Error('a run without cells');
  return {
    healthy,
    healthyAfterMs: askedAt - began,
    durationMs,
    said: new Map(cells.slice(0, -1).map((cell) => [cell.service, timeless(spell(cell))])),
    left: Math.max(0, openNow() - before),
  };
}

/** Writes for as long as anybody reads. */
export const pour = (bytes: string | Buffer) => (socket: Socket) => {
  const more = () => {
    while (socket.writable && socket.write(bytes));
  };
  socket.on('drain', more);
  more();
};

/** Writes a little each 50 ms, for as long as anybody is there. */
export const drip = (bytes: string | Buffer) => (socket: Socket) => {
  const timer = setInterval(() => socket.writable && socket.write(bytes), 50);
  socket.on('close', () => clearInterval(timer));
};
