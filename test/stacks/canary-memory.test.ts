import { describe, expect, it } from '@jest/globals';
import { canaryMemoryMb, endpointsOf } from '../../lib/constructs/canary-memory';

describe('the memory of a canary', () => {
  it.each([
    [0, 256],
    [7, 256],
    [9, 319],
    [25, 885],
    [49, 1_734],
    [50, 1_769],
    [1_000, 1_769],
  ])('of %d endpoints is %d MB', (endpoints, memoryMb) => {
    expect(canaryMemoryMb(endpoints)).toBe(memoryMb);
  });

  it('counts URLs, and names that are no host of these', () => {
    const service = {
      name: 'Site',
      dns: ['www.site.test', 'site.test'],
      http: [{ url: 'https://www.site.test/' }, { url: 'https://www.site.test/login' }],
    };
    expect(endpointsOf([service, { name: 'Name', dns: ['name.test'], http: [] }])).toBe(4);
  });
});
