import { describe, expect, it } from '@jest/globals';
import { createSteps } from '../../../lib/drill/hub/steps';
import { createVirtualClock } from '../../../lib/drill/world/virtual-clock';

/** Times at which a step asked, and was answered, of several invocations that begin at once. */
async function timesOf(kind: 'read' | 'send', count: number): Promise<readonly { asked: number; answered: number }[]> {
  const clock = createVirtualClock(0);
  const steps = createSteps(clock, [1, 'phase']);
  const times: { asked: number; answered: number }[] = [];
  for (let index = 0; index < count; index += 1) {
    clock.start(async () => {
      const asked = await steps[kind](async () => clock.now());
      times.push({ asked, answered: clock.now() });
    });
  }
  await clock.passTo(60_000);
  return times;
}

describe('steps', () => {
  it.each([
    ['read', 20, 300],
    ['send', 50, 500],
  ] as const)('a %s takes %d to %d ms, is met halfway, and keeps no other one waiting', async (kind, least, most) => {
    const times = await timesOf(kind, 200);
    const took = times.map(({ answered }) => answered);
    expect(took).toEqual([...took].sort((a, b) => a - b));
    expect(took[0]).toBeGreaterThanOrEqual(least);
    expect(took[0]).toBeLessThan(least + 20);
    expect(took.at(-1)).toBeLessThanOrEqual(most);
    expect(took.at(-1)).toBeGreaterThan(most - 20);
    for (const { asked, answered } of times) expect(asked * 2).toBeCloseTo(answered, 6);
  });

  it('a question that fails takes its time too', async () => {
    const clock = createVirtualClock(0);
    const steps = createSteps(clock, [1]);
    const failing = steps.read(() => Promise.reject(new Error('broken')));
    await expect(clock.settle(failing)).rejects.toThrow('broken');
    expect(clock.now()).toBeGreaterThanOrEqual(20);
  });

  it('the same words give the same times', async () => {
    expect(await timesOf('read', 20)).toEqual(await timesOf('read', 20));
  });
});
