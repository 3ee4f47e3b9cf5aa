import { describe, expect, it } from '@jest/globals';
import type { RowChange } from '../../../lambda/incidents/receipts/receipt-table';
import { createReceiptTable } from '../../../lib/drill/hub/receipt-table';

const change = (more: Partial<RowChange>): RowChange => ({ key: 'everything', set: { okAt: 7 }, where: [], ...more });

describe('a table of receipts', () => {
  it.each([
    ['an absent fact', { where: [{ fact: 'toldAt', is: undefined }] }, false],
    ['the same fact', { where: [{ fact: 'toldAt', is: 5 }] }, true],
    ['another fact', { where: [{ fact: 'toldAt', is: 6 }] }, false],
    ['a smaller fact', { where: [{ fact: 'toldAt', below: 6 }] }, true],
    ['an equal fact', { where: [{ fact: 'toldAt', below: 5 }] }, false],
    ['a missing fact below anything', { where: [{ fact: 'alarmAt', below: 0 }] }, true],
    [
      'one of two that does not hold',
      {
        where: [
          { fact: 'toldAt', is: 5 },
          { fact: 'alarmAt', is: 1 },
        ],
      },
      false,
    ],
  ] as const)('asked for %s', async (_, more, holds) => {
    const table = createReceiptTable();
    await table.change(change({ set: { toldAt: 5 } }), 0);
    expect(await table.change(change(more), 0)).toBe(holds);
    const facts = holds ? { toldAt: 5, okAt: 7 } : { toldAt: 5 };
    expect(await table.list()).toEqual([{ key: 'everything', facts }]);
  });

  it('changes and removes single facts, and leaves the others alone', async () => {
    const table = createReceiptTable();
    await table.change(change({ set: { toldAt: 5, layer: 'dns' } }), 0);
    await table.change(change({ remove: ['layer'] }), 0);
    expect(await table.list()).toEqual([{ key: 'everything', facts: { toldAt: 5, okAt: 7 } }]);
  });
});
