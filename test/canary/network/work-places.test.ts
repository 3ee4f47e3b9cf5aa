import { afterEach, describe, expect, it } from '@jest/globals';
import { createWorkPlaces, type WorkLimits } from '../../../lambda/canary/network/work-places';
import { PATIENT_MS } from './ask';
import { createManualTicker } from './manual-ticker';

const LIMITS: WorkLimits = { places: 2, keptMs: 300 };

let test = new AbortController();

/** Who still waits when a test is over, waits no longer. */
afterEach(() => {
  test.abort();
  test = new AbortController();
});

/** Tasks that end when they are told to, on a process that is idle all the time unless said otherwise. */
function world(limits: Partial<WorkLimits> = {}, isIdle = true, signal = test.signal) {
  const ticker = createManualTicker();
  const withPlace = createWorkPlaces({ ...LIMITS, ...limits }, ticker, () => (isIdle ? ticker.now() : 0));
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const codes: unknown[] = [];
  const start = (count: number) => {
    for (let index = 0; index < count; index += 1) {
      const task = () => {
        begun.push(index);
        return new Promise<void>((resolve) => {
          ends[index] = resolve;
        });
      };
      withPlace(task, PATIENT_MS, signal).catch((error) => codes.push(error.code));
    }
  };
  return { ticker, start, begun, end: (index: number) => ends[index]?.(), codes };
}

describe('places to work at', () => {
  it('never let more tasks work at once, and begin them in the order of coming', async () => {
    const { ticker, start, begun, end } = world();
    start(4);
    await ticker.pass(100);
    expect(begun).toEqual([0, 1]);
    end(1);
    await ticker.pass(100);
    expect(begun).toEqual([0, 1, 2]);
  });

  it('are given back by who has waited 300 ms for the other side', async () => {
    const { ticker, start, begun } = world();
    start(6);
    await ticker.pass(299);
    expect(begun).toHaveLength(2);
    await ticker.pass(10);
    expect(begun).toHaveLength(4);
  });

  it('are kept by who waits for us: a busy process does not take its own work for silence', async () => {
    const { ticker, start, begun } = world({}, false);
    start(4);
    await ticker.pass(10_000);
    expect(begun).toEqual([0, 1]);
  });

  it('are given back once, whatever comes first: the end or the wait', async () => {
    const { ticker, start, begun, end } = world();
    start(8);
    await ticker.pass(310);
    end(0);
    end(1);
    await ticker.pass(200);
    expect(begun).toEqual([0, 1, 2, 3]);
  });

  it('are taken one after the other, each when the event loop is on time again', async () => {
    const { ticker, start, begun } = world({ places: 32 });
    start(3);
    await ticker.hold(10);
    expect(begun).toEqual([0]);
    await ticker.pass(1);
    expect(begun).toEqual([0, 1]);
  });

  it('are taken every 20 ms where it is never on time', async () => {
    const { ticker, start, begun } = world({ places: 32 });
    start(3);
    for (let turn = 0; turn < 6; turn += 1) await ticker.hold(10);
    expect(begun).toEqual([0, 1, 2]);
  });

  it('are waited for until nobody needs an answer any more, and who gave up takes none', async () => {
    const ended = new AbortController();
    const { ticker, start, begun, end, codes } = world({ places: 1, keptMs: Infinity }, true, ended.signal);
    start(3);
    await ticker.pass(100);
    ended.abort();
    end(0);
    await ticker.pass(100);
    expect([begun, codes]).toEqual([[0], ['EBUDGET', 'EBUDGET']]);
  });

  it('are free again after a run whose end met them in the moment of being taken', async () => {
    const ticker = createManualTicker();
    const ended = new AbortController();
    const withPlace = createWorkPlaces({ places: 1, keptMs: Infinity }, ticker, () => 0);
    const untilAborted = () => new Promise<void>((resolve) => ended.signal.addEventListener('abort', () => resolve()));
    const run = [withPlace(untilAborted, PATIENT_MS, ended.signal), withPlace(untilAborted, PATIENT_MS, ended.signal)];
    await ticker.pass(10);
    ended.abort();
    await Promise.allSettled(run);
    const served = withPlace(async () => 'served', PATIENT_MS, test.signal);
    await ticker.pass(10);
    await expect(served).resolves.toBe('served');
  });

  it('are not waited for at all where no time is left', async () => {
    const withPlace = createWorkPlaces({ places: 1, keptMs: Infinity }, createManualTicker(), () => 0);
    const first = withPlace(() => new Promise(() => {}), PATIENT_MS, test.signal);
    await expect(withPlace(async () => 'never', 0, test.signal)).rejects.toMatchObject({ code: 'EBUDGET' });
    expect(first).toBeInstanceOf(Promise);
  });

  it('are given back by a task that fails', async () => {
    const ticker = createManualTicker();
    const withPlace = createWorkPlaces({ ...LIMITS, places: 1 }, ticker, () => 0);
    await expect(withPlace(() => Promise.reject(new Error('broken')), PATIENT_MS, test.signal)).rejects.toThrow(
      'broken',
    );
    const served = withPlace(async () => 'served', PATIENT_MS, test.signal);
    await ticker.pass(5);
    await expect(served).resolves.toBe('served');
  });
});
