import { describe, expect, it } from '@jest/globals';
import { type InvocationPorts, invoke } from '../../lambda/canary/invoke';
import { queuedEvent } from '../servers/run-queue-server';
import { MINUTE, startVantage } from './canary-ports';

const EVENT = { scheduledTime: new Date(MINUTE).toISOString() };
const QUEUED = queuedEvent(JSON.stringify(EVENT));

type Vantage = ReturnType<typeof startVantage>;

/** Invokes one environment at a second of the minute; resolves with the vantage when all is over. */
async function invoked(second: number, event: unknown, more: Partial<InvocationPorts> = {}): Promise<Vantage> {
  const vantage = startVantage(second);
  await vantage.clock.settle(invoke(event, vantage.environment('a', more)));
  return vantage;
}

const reasons = ({ logged }: Vantage) => logged.map((line) => ('reason' in line ? line.reason : line.type));

describe('an invocation of the Scheduler', () => {
  it.each([
    [0, 40],
    [3, 37],
    [12.3, 27],
    [37.999, 2],
  ])(
    'at second %d puts the run off by %d whole seconds, claims nothing and remembers nothing',
    async (second, delay) => {
      const memory = { lastGood: new Map(), published: new Set<number>(), zones: new Map() };
      const { queued, published, logged, claimed } = await invoked(second, EVENT, { memory });
      expect(queued).toEqual([{ scheduledTime: '2026-03-01T12:00:00.000Z', delaySeconds: delay }]);
      expect([published, logged, claimed(), memory.published.size]).toEqual([[], [], 0, 0]);
    },
  );

  it.each([
    [38, 40],
    [39.5, 40],
    [40, 40],
    [75, 75],
  ])('at second %d waits itself, and runs at second %d', async (second, startsAt) => {
    const { queued, published } = await invoked(second, EVENT);
    expect([queued, published]).toEqual([[], [startsAt]]);
  });

  it('waits itself where the queue refuses, and its record says so', async () => {
    const { published, logged } = await invoked(3, EVENT, {
      queue: async () => {
        throw Object.assign(new Error('no'), { name: 'AccessDenied' });
      },
    });
    expect(published).toEqual([40]);
    expect(logged).toMatchObject([{ type: 'run', trouble: ['queue: AccessDenied: no'] }]);
  });

  it('before its minute puts the run off all the same: clocks differ by moments', async () => {
    const { queued } = await invoked(-0.4, EVENT);
    expect(queued).toMatchObject([{ delaySeconds: 40 }]);
  });

  it('rejects a minute that is not about now', async () => {
    await expect(invoked(-61, EVENT)).rejects.toThrow(
      'run: scheduledTime is more than a minute ahead, got 2026-03-01T12:00:00.000Z; invoke the canary in its minute',
    );
  });
});

describe('an invocation of the queue', () => {
  it.each([
    ['early', 39.2, 40],
    ['much too early', 5, 40],
    ['in time', 40.7, 40.7],
    ['late', 74.9, 74.9],
  ])('that comes %s is never queued again: it runs', async (_, second, startsAt) => {
    const { queued, published } = await invoked(second, QUEUED);
    expect([queued, published]).toEqual([[], [startsAt]]);
  });

  it('delivered twice publishes once: the claim decides', async () => {
    const vantage = startVantage(40);
    const both = ['a', 'b'].map((request) => invoke(QUEUED, vantage.environment(request)));
    await vantage.clock.settle(Promise.all(both));
    expect(vantage.published).toEqual([40]);
    expect(reasons(vantage).sort()).toEqual(['claimed-elsewhere', 'run']);
  });

  it('delivered twice to one environment publishes once, although the table cannot be reached', async () => {
    const vantage = startVantage(40);
    const environment = vantage.environment('a', { claim: () => Promise.reject(new Error('unreachable')) });
    await vantage.clock.settle(invoke(QUEUED, environment));
    await vantage.clock.settle(invoke(QUEUED, environment));
    expect(vantage.published).toEqual([40]);
    expect(reasons(vantage)).toEqual(['run', 'published-before']);
  });

  it.each([
    ['not JSON', queuedEvent('{"scheduledTime":')],
    ['empty', queuedEvent('')],
    ['null', queuedEvent('null')],
    ['a number', queuedEvent('7')],
    ['a list', queuedEvent('[]')],
    ['without a time', queuedEvent('{}')],
    ['with a time that is not one', queuedEvent('{"scheduledTime":"soon"}')],
    ['with a number for a time', queuedEvent('{"scheduledTime":1772366400000}')],
  ])('rejects a message that is %s', async (_, event) => {
    await expect(invoked(40, event)).rejects.toThrow(/, got .*; /);
  });

  it.each([
    ['none', queuedEvent()],
    ['two', queuedEvent(JSON.stringify(EVENT), JSON.stringify(EVENT))],
    ['what is not a list', { Records: EVENT }],
  ])('rejects %s for one message', async (_, event) => {
    await expect(invoked(40, event)).rejects.toThrow('set the batch size of its mapping to 1');
  });
});

describe('an invocation', () => {
  it.each([
    ['the Scheduler', EVENT],
    ['the queue', QUEUED],
  ])('of %s later than 75 s after its minute runs nothing, and the log says so', async (_, event) => {
    const vantage = await invoked(75.001, event);
    expect([vantage.published, vantage.queued, vantage.claimed()]).toEqual([[], [], 0]);
    expect(vantage.logged).toEqual([
      {
        type: 'skipped',
        version: 1,
        vantage: 'us-east-1',
        minute: '2026-03-01T12:00:00.000Z',
        at: '2026-03-01T12:01:15.001Z',
        reason: 'late',
      },
    ]);
  });

  it.each([undefined, null, 'soon', {}, { scheduledTime: 'soon' }, { scheduledTime: null }])(
    'rejects the event %j',
    async (event) => {
      await expect(invoked(40, event)).rejects.toThrow(
        /^run: scheduledTime is not a time, got .*; pass <aws\.scheduler\.scheduled-time>$/,
      );
    },
  );

  it('publishes all the same where the table of claims cannot be reached, and its record says so', async () => {
    const vantage = await invoked(40, QUEUED, { claim: () => Promise.reject(new Error('no route')) });
    expect(vantage.published).toEqual([40]);
    expect(vantage.logged).toMatchObject([{ type: 'run', trouble: ['claims: Error: no route'] }]);
  });

  it('waits for the claim before it publishes, and not before it probes', async () => {
    const vantage = startVantage(40);
    const asked: number[] = [];
    const environment = vantage.environment('a');
    const run = invoke(QUEUED, {
      ...environment,
      network: {
        ...environment.network,
        dns: async (...question) => {
          asked.push((vantage.clock.now() - MINUTE) / 1_000);
          return environment.network.dns(...question);
        },
      },
      claim: async () => {
        await vantage.clock.sleep(2_000);
        return true;
      },
    });
    await vantage.clock.settle(run);
    expect([new Set(asked), vantage.published]).toEqual([new Set([40]), [42]]);
  });
});
