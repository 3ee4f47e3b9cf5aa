import type { Clock } from '../clock';

/** Reads a secret by its name; `anew` where the known value was refused. Rejects with why it cannot be read. */
export type SecretReader = (name: string, anew: boolean) => Promise<string>;

const HOUR_MS = 3_600_000;

/** Many endpoints may be refused in one run: one question is enough for all of them. */
const ANEW_MS = 30_000;

interface Known {
  readonly value: string;
  readonly readAt: number;
}

/** Remembers secrets for an hour. Where one cannot be read again, the old value is better than none. */
export function createSecrets(fetch: (name: string) => Promise<string>, { now }: Pick<Clock, 'now'>): SecretReader {
  const known = new Map<string, Known>();
  const asked = new Map<string, Promise<string>>();

  async function ask(name: string): Promise<string> {
    try {
      const value = await fetch(name);
      known.set(name, { value, readAt: now() });
      return value;
    } catch (error) {
      const old = known.get(name);
      if (old === undefined) throw error;
      known.set(name, { value: old.value, readAt: now() });
      return old.value;
    } finally {
      asked.delete(name);
    }
  }

  return (name, anew) => {
    const found = known.get(name);
    const isFresh = found !== undefined && now() - found.readAt < (anew ? ANEW_MS : HOUR_MS);
    if (isFresh) return Promise.resolve(found.value);
    const asking = asked.get(name) ?? ask(name);
    asked.set(name, asking);
    return asking;
  };
}
