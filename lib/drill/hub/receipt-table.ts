import type { Receipt, Receipts } from '../../../lambda/notifier/host';

/** A hub's table of open incidents in memory: what DynamoDB is to the notifier in AWS. */
export function createReceiptTable(): Receipts {
  const table = new Map<string, Receipt>();
  return {
    get: async (key) => table.get(key),
    list: async () => [...table.values()],
    put: async (receipt) => {
      table.set(receipt.key, receipt);
    },
    amend: async (receipt) => {
      if (table.get(receipt.key)?.openedAt === receipt.openedAt) table.set(receipt.key, receipt);
    },
    remove: async (key) => {
      table.delete(key);
    },
  };
}
