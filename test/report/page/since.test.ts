import { describe, expect, it } from '@jest/globals';
import { changesOf, valueAt } from '../../../lib/report/page/since';

describe('what rarely changes', () => {
  it('is stored once for each change', () => {
    expect(changesOf(['a', 'a', 'b', 'b', 'a'])).toEqual([
      [0, 'a'],
      [2, 'b'],
      [4, 'a'],
    ]);
  });

  it('zero and nothing are values as well', () => {
    expect(changesOf([0, 0, null, null])).toEqual([
      [0, 0],
      [2, null],
    ]);
  });

  it('is read back for every minute', () => {
    const values = [3, 3, 0, 0, 0, 7];
    expect(values.map((_, minute) => valueAt(changesOf(values), minute))).toEqual(values);
  });
});
