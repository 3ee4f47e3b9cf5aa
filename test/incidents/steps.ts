import fc from 'fast-check';
import { type createWorld, fleetOf } from './world';

/** A fleet whose causes overlap, so that incidents meet. */
export const fleet = fleetOf(
  {
    'owner/meta': ['s0', 's1', 's2', 's3'],
    'dns/meta': ['s0', 's1', 's2'],
    'cdn/fastly': ['s2', 's3', 's4', 's5', 's6'],
  },
  { services: 10 },
);

/** Every kind of incident. */
export const KEYS = [
  'everything',
  'unexplained',
  'monitor/quorum-lost',
  'service/s2',
  'service/other2',
  ...Object.keys(fleet.causes).map((cause) => `cause/${cause}`),
];

const PARTS = ['statistics', 'records', 'list', 'claim', 'change', 'send'];

/** One minute, and what fails in it. */
export const minute = fc.record({
  kind: fc.constant('minute' as const),
  failing: fc.nat({ max: 1023 }),
  dns: fc.boolean(),
  silent: fc.nat({ max: 3 }),
});

/** A state change of an alarm, whatever the metrics say. */
export const alarm = fc.record({
  kind: fc.constant('alarm' as const),
  key: fc.constantFrom(...KEYS),
  state: fc.constantFrom('ALARM', 'ALARM', 'OK'),
  times: fc.integer({ min: 1, max: 2 }),
  without: fc.subarray(PARTS, { maxLength: 2 }),
});

const again = fc.record({ kind: fc.constant('recheck' as const), without: fc.subarray(PARTS, { maxLength: 2 }) });

/** What may happen one after the other. */
export const steps = fc.array(fc.oneof(minute, alarm, again), { maxLength: 40 });

/** One of them. */
export type Step = typeof steps extends fc.Arbitrary<(infer One)[]> ? One : never;
/** A hub in memory. */
export type World = ReturnType<typeof createWorld>;

/** Lets a minute pass. */
export function pass(world: World, { failing, dns, silent }: Extract<Step, { kind: 'minute' }>): void {
  const isFailing = (service: string) => ((failing >> Number(service.replace(/\D/g, ''))) & 1) === 1;
  const result = (service: string) => (isFailing(service) ? (dns ? 'dns.servfail' : 'http.status') : 'up');
  world.minute(result, { silent: fleet.vantages.slice(0, silent) });
}
