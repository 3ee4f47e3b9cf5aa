import { describe, expect, it } from '@jest/globals';
import { countdown, withinLimit } from '../../../lambda/canary/network/time-limit';

const UNENDED = new AbortController().signal;
const PATIENT_MS = 60_000;
const timers = () => process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;

describe('a time limit', () => {
  it.each([
    ['resolves', () => withinLimit<void>(PATIENT_MS, UNENDED, (resolve) => resolve())],
    ['rejects', () => withinLimit(PATIENT_MS, UNENDED, (_, reject) => reject(new Error('refused')))],
    ['throws', () => withinLimit(PATIENT_MS, UNENDED, () => JSON.parse('no JSON'))],
  ])('leaves no timer behind when its task %s', async (_, task) => {
    const before = timers();
    await task().catch(() => {});
    expect(timers()).toBe(before);
  });

  it('rejects with ETIMEOUT when it is over', async () => {
    await expect(withinLimit(0, UNENDED, () => {})).rejects.toMatchObject({ code: 'ETIMEOUT' });
  });

  it('never counts below nothing', () => {
    expect(countdown(-5)()).toBe(0);
    expect(countdown(PATIENT_MS)()).toBeLessThanOrEqual(PATIENT_MS);
  });
});
