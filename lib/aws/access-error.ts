/** What AWS could not be asked, as one line for people: no credentials, no permission, no answer. */
export class AccessError extends Error {
  /** @param where the region @param what as it follows "cannot": `read the log of the notifier` */
  constructor(where: string, what: string, cause: unknown) {
    const [reason = ''] = (cause instanceof Error ? cause.message || cause.name : String(cause)).split('\n');
    super(`${where}: cannot ${what}, got ${JSON.stringify(reason)}; check credentials, profile and permissions`);
    this.name = 'AccessError';
  }
}

/** Asks, and says of a refusal where and what it was. */
export async function asking<T>(where: string, what: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw new AccessError(where, what, error);
  }
}
