import { describe, expect, it } from '@jest/globals';
import type { Receipt } from '../../lambda/notifier/host';
import { createReceiptTable } from '../../lib/drill/hub/receipt-table';

const receipt = (openedAt: number, toldAt: number): Receipt => {
  return { key: 'everything', openedAt, toldAt, since: 0, hub: 'us-east-1', services: [], vantages: [] };
};

describe('a table of receipts', () => {
  it.each([
    ['changes the one that stands', [receipt(1, 1)], receipt(1, 2), receipt(1, 2)],
    ['brings back no closed incident', [], receipt(1, 2), undefined],
    ['leaves a later incident alone', [receipt(5, 5)], receipt(1, 2), receipt(5, 5)],
  ])('amending %s', async (_, standing, amended, expected) => {
    const table = createReceiptTable();
    for (const one of standing) await table.put(one);
    await table.amend(amended);
    expect(await table.get('everything')).toEqual(expected);
  });

  it('forgets what is removed', async () => {
    const table = createReceiptTable();
    await table.put(receipt(1, 1));
    await table.remove('everything');
    expect(await table.list()).toEqual([]);
  });
});
