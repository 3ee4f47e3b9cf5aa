import { describe, expect, it } from '@jest/globals';
import { createSocketCap } from '../../../lambda/canary/network/socket-cap';

/** A task that ends when it is told to. */
function held() {
  let release = () => {};
  const ended = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { release, task: () => ended };
}

const PATIENT_MS = 5_000;
const SHORT_MS = 1;
const UNENDED = new AbortController().signal;

/** A cap before which every task waits patiently. */
function capOf(sockets: number) {
  const withSocket = createSocketCap(sockets);
  return <T>(task: () => Promise<T>) => withSocket(task, PATIENT_MS, UNENDED);
}

describe('the cap on sockets', () => {
  it('never lets more tasks run at once than there are sockets', async () => {
    const withSocket = capOf(3);
    let running = 0;
    let most = 0;
    const task = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
    };
    await Promise.all(Array.from({ length: 20 }, () => withSocket(task)));
    expect([most, running]).toEqual([3, 0]);
  });

  it('who waits is served in the order of coming', async () => {
    const withSocket = capOf(1);
    const order: number[] = [];
    await Promise.all([1, 2, 3].map((n) => withSocket(async () => order.push(n))));
    expect(order).toEqual([1, 2, 3]);
  });

  it('who waited in vain takes no socket from those behind', async () => {
    const withSocket = createSocketCap(1);
    const first = held();
    const holder = withSocket(first.task, PATIENT_MS, UNENDED);
    await expect(withSocket(async () => 'never', SHORT_MS, UNENDED)).rejects.toMatchObject({ code: 'EMFILE' });
    first.release();
    await holder;
    await expect(withSocket(async () => 'served', PATIENT_MS, UNENDED)).resolves.toBe('served');
  });

  it('a task that fails gives its socket back', async () => {
    const withSocket = capOf(1);
    await expect(withSocket(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(withSocket(async () => 'served')).resolves.toBe('served');
  });
});
