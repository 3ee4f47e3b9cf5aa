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

describe('the cap on sockets', () => {
  it('never lets more tasks run at once than there are sockets', async () => {
    const withSocket = createSocketCap(3);
    let running = 0;
    let most = 0;
    const task = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise(setImmediate);
      running -= 1;
    };
    await Promise.all(Array.from({ length: 20 }, () => withSocket(PATIENT_MS, task)));
    expect([most, running]).toEqual([3, 0]);
  });

  it('who waits is served in the order of coming', async () => {
    const withSocket = createSocketCap(1);
    const order: number[] = [];
    await Promise.all([1, 2, 3].map((n) => withSocket(PATIENT_MS, async () => order.push(n))));
    expect(order).toEqual([1, 2, 3]);
  });

  it('waiting counts against the limit', async () => {
    const withSocket = createSocketCap(1);
    const first = held();
    const holder = withSocket(PATIENT_MS, first.task);
    await expect(withSocket(20, async () => 'never')).rejects.toMatchObject({ code: 'EMFILE' });
    const waiter = withSocket(PATIENT_MS, async (leftMs) => leftMs);
    first.release();
    await holder;
    expect(await waiter).toBeLessThan(PATIENT_MS);
  });

  it('who waited in vain takes no socket from those behind', async () => {
    const withSocket = createSocketCap(1);
    const first = held();
    const holder = withSocket(PATIENT_MS, first.task);
    await expect(withSocket(0, async () => 'never')).rejects.toMatchObject({ code: 'EMFILE' });
    first.release();
    await holder;
    await expect(withSocket(PATIENT_MS, async () => 'served')).resolves.toBe('served');
  });

  it('a task that fails gives its socket back', async () => {
    const withSocket = createSocketCap(1);
    await expect(withSocket(PATIENT_MS, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(withSocket(PATIENT_MS, async () => 'served')).resolves.toBe('served');
  });
});
