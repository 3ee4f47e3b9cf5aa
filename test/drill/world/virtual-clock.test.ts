import { describe, expect, it } from '@jest/globals';
import { createVirtualClock } from '../../../lib/drill/world/virtual-clock';

describe('a virtual clock', () => {
  it('lets several sleep at once, and wakes each at its time', async () => {
    const clock = createVirtualClock(1_000);
    const woken: string[] = [];
    const sleeper = (name: string, ...naps: readonly number[]) => {
      clock.start(async () => {
        for (const ms of naps) {
          await clock.sleep(ms);
          woken.push(`${name} ${clock.now()}`);
        }
      });
    };
    sleeper('a', 50, 100);
    sleeper('b', 70, 10);
    await clock.passTo(1_150);
    expect(woken).toEqual(['a 1050', 'b 1070', 'b 1080']);
    await clock.passTo(1_151);
    expect(woken.at(-1)).toBe('a 1150');
  });

  it('calls back at an instant, in the order of asking, those asked for meanwhile too', async () => {
    const clock = createVirtualClock(0);
    const called: string[] = [];
    clock.call(10, (at) => {
      called.push(`first ${at}`);
      clock.call(10, () => called.push('again'));
    });
    clock.call(10, () => called.push('second'));
    clock.call(5, () => called.push('before'));
    await clock.passTo(11);
    expect(called).toEqual(['before', 'first 10', 'second', 'again']);
  });

  it('an aborted sleep ends at once', async () => {
    const clock = createVirtualClock(0);
    const cut = new AbortController();
    const sleep = clock.sleep(1_000, cut.signal);
    cut.abort();
    await clock.settle(sleep);
    expect(clock.now()).toBe(0);
  });

  it('what fails while time passes fails whoever lets it pass', async () => {
    const clock = createVirtualClock(0);
    clock.start(async () => {
      await clock.sleep(5);
      throw new Error('broken');
    });
    await expect(clock.passTo(10)).rejects.toThrow('broken');
  });

  it('says so when something waits for what no time brings', async () => {
    const clock = createVirtualClock(0);
    await expect(clock.settle(new Promise(() => undefined))).rejects.toThrow('no time brings');
  });
});
