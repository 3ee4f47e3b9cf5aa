import type { CanaryPorts } from '../../../lambda/canary/canary-ports';

/** The claim port of one environment; which of them asks makes no difference but to who gets a minute. */
export type ClaimPort = CanaryPorts['claim'];

/**
 * The table of claims of one vantage, shared by its environments: who first claims a minute has it. A request that
 * claims again what it has still has it.
 */
export function createClaimTable(): (request: string) => ClaimPort {
  const rows = new Map<number, string>();
  return (request) => async (minute) => {
    const owner = rows.get(minute) ?? request;
    rows.set(minute, owner);
    return owner === request;
  };
}
