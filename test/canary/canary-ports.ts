import { createAddressGuard } from '../../lambda/canary/address-guard';
import type { InvocationPorts } from '../../lambda/canary/invoke';
import type { HttpExchange } from '../../lambda/canary/probing/http-exchange';
import type { RunRecord, SkippedRun } from '../../lib/contract/run-record';
import { fleetOf } from '../../lib/drill/fleet-of';
import { createClaimTable } from '../../lib/drill/world/claim-table';
import { createVirtualClock } from '../../lib/drill/world/virtual-clock';

/** The minute that is run in these tests, epoch milliseconds. */
export const MINUTE = Date.parse('2026-03-01T12:00:00Z');

const GOOD: HttpExchange = {
  kind: 'answered',
  head: { status: 200, headers: {} },
  body: { bytes: 0, end: 'whole' },
  phasesMs: { connect: 1, tls: 1, firstByte: 1 },
};

/** A vantage whose targets all answer: a table of claims, a queue that takes everything, and all that was said. */
export function startVantage(second: number) {
  const clock = createVirtualClock(MINUTE + second * 1_000);
  const claims = createClaimTable();
  const published: number[] = [];
  const queued: { readonly scheduledTime: string; readonly delaySeconds: number }[] = [];
  const logged: (RunRecord | SkippedRun)[] = [];
  let claimed = 0;
  /** One environment of Lambda: a memory of its own. */
  const environment = (request: string, more: Partial<InvocationPorts> = {}): InvocationPorts => ({
    fleet: fleetOf({ services: 2, vantages: 2, hubs: 1, causes: {} }),
    vantage: 'us-east-1',
    network: {
      guard: createAddressGuard({ isLambda: true }),
      nameServer: async () => ({ kind: 'unanswered', error: 'ETIMEOUT' }),
      dns: async () => ({ kind: 'answered', rcode: 'NOERROR', addresses: ['93.184.215.14'] }),
      http: async () => GOOD,
    },
    clock,
    random: () => 0,
    claim: async (minute) => {
      claimed += 1;
      return claims(request)(minute);
    },
    queue: async ({ scheduledTime }, delaySeconds) => {
      queued.push({ scheduledTime, delaySeconds });
    },
    publish: async () => {
      published.push((clock.now() - MINUTE) / 1_000);
    },
    log: (record) => logged.push(record),
    memory: { lastGood: new Map(), published: new Set(), zones: new Map() },
    ...more,
  });
  return { clock, environment, published, queued, logged, claimed: () => claimed };
}
