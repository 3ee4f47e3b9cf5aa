import type { Host, Receipt } from './host';

async function attempt<T>(host: Host, problem: string, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    host.log({ type: 'notifier', problem, error: String(error) });
    return undefined;
  }
}

/** All open receipts. A table that cannot be read means "not told yet": told twice is better than not told. */
export async function readOpen(host: Host): Promise<readonly Receipt[]> {
  return (await attempt(host, 'receipts cannot be read', () => host.receipts.list())) ?? [];
}

/** The receipt as it stands now; undefined where the incident has been closed in the meantime. */
export async function readAgain(host: Host, receipt: Receipt): Promise<Receipt | undefined> {
  const now = (await attempt(host, 'receipt cannot be read', async () => [await host.receipts.get(receipt.key)])) ?? [
    receipt,
  ];
  return now.find((found) => found?.openedAt === receipt.openedAt);
}

/** Remembers what was sent. The message is out: a table that cannot be written costs a repetition, no more. */
export async function remember(host: Host, receipt: Receipt): Promise<void> {
  await attempt(host, 'receipt cannot be written', () => host.receipts.put(receipt));
}

/** Changes a receipt that still stands. */
export async function amend(host: Host, receipt: Receipt): Promise<void> {
  await attempt(host, 'receipt cannot be changed', () => host.receipts.amend(receipt));
}

/** Forgets incidents that are over. */
export async function forget(host: Host, keys: readonly string[]): Promise<void> {
  for (const key of keys) await attempt(host, 'receipt cannot be removed', () => host.receipts.remove(key));
}
