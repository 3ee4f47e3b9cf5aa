import { describe, expect, it } from '@jest/globals';
import { createLoopLag } from '../../../lambda/canary/network/loop-lag';
import type { HttpExchange } from '../../../lambda/canary/probing/http-exchange';
import { createManualTicker, type ManualTicker } from './manual-ticker';

const ANSWERED: HttpExchange = {
  kind: 'answered',
  head: { status: 200, headers: {} },
  body: { bytes: 0, end: 'whole' },
  phasesMs: { connect: 1, firstByte: 2 },
};

/** Our own lag in an exchange during which time passes as told, after so many others. */
async function lagOf(course: (ticker: ManualTicker) => Promise<void>, others = 8): Promise<number> {
  const ticker = createManualTicker();
  const withLag = createLoopLag(ticker);
  for (let other = 0; other < others; other += 1) await withLag(async () => ANSWERED);
  const seen = await withLag(async () => {
    await course(ticker);
    return ANSWERED;
  });
  expect(seen).toMatchObject({ kind: 'answered', phasesMs: { connect: 1, firstByte: 2 } });
  return seen.lagMs ?? Number.NaN;
}

describe('the lag of our own event loop', () => {
  it('is none while only the other side takes its time', async () => {
    expect(await lagOf((ticker) => ticker.pass(500))).toBe(0);
  });

  it('is as long as the process was held', async () => {
    expect(await lagOf((ticker) => ticker.hold(85))).toBe(83);
  });

  it.each([
    ['the sum of all times that it was held', 8, 50],
    ['the longest of them for one of the first eight of a process', 7, 10],
  ])('is %s', async (_, others, lagMs) => {
    const course = async (ticker: ManualTicker) => {
      for (let turn = 0; turn < 5; turn += 1) {
        await ticker.hold(12);
        await ticker.pass(10);
      }
    };
    expect(await lagOf(course, others)).toBe(lagMs);
  });

  it('is counted from where an exchange begins', async () => {
    const ticker = createManualTicker();
    const withLag = createLoopLag(ticker);
    let end = () => {};
    const first = withLag(
      () =>
        new Promise((resolve) => {
          end = () => resolve(ANSWERED);
        }),
    );
    let second: Promise<HttpExchange> | undefined;
    ticker.after(0, () => {
      second = withLag(async () => ANSWERED);
    });
    await ticker.hold(60);
    end();
    expect([(await first).lagMs, (await second)?.lagMs]).toEqual([58, 0]);
  });

  it('counts for who was under way then, and for nobody else', async () => {
    const ticker = createManualTicker();
    const withLag = createLoopLag(ticker);
    const before = await withLag(async () => ANSWERED);
    await ticker.hold(100);
    const after = await withLag(async () => {
      await ticker.pass(20);
      return ANSWERED;
    });
    expect([before.lagMs, after.lagMs]).toEqual([0, 0]);
  });

  it('is not watched while nothing is under way', async () => {
    const ticker = createManualTicker();
    let timers = 0;
    const counted = {
      ...ticker,
      after: (ms: number, back: () => void) => {
        timers += 1;
        const forget = ticker.after(ms, back);
        return () => {
          timers -= 1;
          forget();
        };
      },
    };
    await createLoopLag(counted)(async () => ANSWERED);
    expect(timers).toBe(0);
  });

  it('passes on what an exchange throws', async () => {
    await expect(createLoopLag(createManualTicker())(() => Promise.reject(new Error('broken')))).rejects.toThrow(
      'broken',
    );
  });
});
