import { afterEach, beforeEach } from '@jest/globals';

/**
 * Each test of a file gets credentials that no account knows, and whatever else it sets in the environment is gone after
 * it: the address at which a local server plays AWS, above all.
 */
export function useNobodysCredentials(): void {
  const before = { ...process.env };
  beforeEach(() => {
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' });
  });
  afterEach(() => {
    process.env = { ...before };
  });
}
