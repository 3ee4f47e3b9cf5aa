import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import type { Listening } from './listen';

/** Listens, tells its port and sleeps: nobody takes connections out of the kernel's queue of one. */
const SLEEPER = `
  const { parentPort, workerData } = require('node:worker_threads');
  const server = require('node:net').createServer();
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    Atomics.wait(workerData, 0, 0);
    process.exit();
  });
`;
const FILLERS = 4;

/** A server that answers no SYN, because its queue is full: what a firewall that drops looks like from outside. */
export async function startUnacceptingServer(): Promise<Listening> {
  const wake = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(SLEEPER, { eval: true, workerData: wake });
  const [port] = (await once(worker, 'message')) as [number];
  const fillers: Socket[] = Array.from({ length: FILLERS }, () =>
    connect({ port, host: '127.0.0.1' }).on('error', () => {}),
  );
  await Promise.all(fillers.slice(0, 2).map((filler) => once(filler, 'connect')));
  return {
    port,
    async close() {
      for (const filler of fillers) filler.destroy();
      Atomics.store(wake, 0, 1);
      Atomics.notify(wake, 0);
      await once(worker, 'exit');
    },
  };
}
