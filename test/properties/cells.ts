import fc from 'fast-check';
import {
  type BlockedCode,
  FAILURE_CODES,
  type FailingCode,
  isConnectionCode,
  isFailing,
  layerOf,
  type UnknownCode,
} from '../../lib/contract/failure-codes';
import type { Connection, Verdict } from '../../lib/contract/verdict';

/** A fleet as one run sees it: what each service's cell says, and which services share what. */
export interface Sight {
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly causes: Readonly<Record<string, readonly string[]>>;
}

const KINDS = ['ca', 'tld', 'dns', 'dns', 'host', 'host', 'cdn', 'cdn', 'network', 'owner', 'owner'];

const DNS_CODES = FAILURE_CODES.filter((code): code is FailingCode => isFailing(code) && layerOf(code) === 'dns');
const CONNECTION_CODES = FAILURE_CODES.filter(isConnectionCode);
const BLOCKED_CODES = FAILURE_CODES.filter((code): code is BlockedCode => code.startsWith('blocked.'));
const OWN_CODES = FAILURE_CODES.filter((code): code is UnknownCode => code.startsWith('probe.'));

const failing: fc.Arbitrary<Verdict> = fc.oneof(
  fc.record({ kind: fc.constant('failing' as const), code: fc.constantFrom(...CONNECTION_CODES) }),
  fc.record(
    {
      kind: fc.constant('failing' as const),
      code: fc.constantFrom(...DNS_CODES),
      connection: fc.constantFrom<Connection>('up', 'blocked', ...CONNECTION_CODES),
    },
    { requiredKeys: ['kind', 'code'] },
  ),
);

const notFailing: fc.Arbitrary<Verdict> = fc.oneof(
  fc.constantFrom<Verdict>({ kind: 'up' }, { kind: 'up', slow: true }),
  fc.record({ kind: fc.constant('blocked' as const), code: fc.constantFrom(...BLOCKED_CODES) }),
  fc.record({ kind: fc.constant('unknown' as const), code: fc.constantFrom(...OWN_CODES) }),
);

function causesAmong(services: readonly string[]): fc.Arbitrary<Sight['causes']> {
  const cause = fc
    .tuple(fc.constantFrom(...KINDS), fc.constantFrom('a', 'b', 'c', 'd'))
    .map(([kind, name]) => `${kind}/${name}`);
  // neighbours share a cause, as they would share an address prefix: overlapping and nested causes are common
  const members = fc
    .tuple(fc.nat(services.length - 2), fc.constantFrom(2, 2, 3, 4, 4, 8), fc.constantFrom(true, false, false, false))
    .map(([from, count, isSpread]) =>
      isSpread ? services.filter((_, index) => index % 2 === from % 2) : services.slice(from, from + count),
    )
    .filter((found) => found.length >= 2);
  return fc.dictionary(cause, members, { minKeys: 3, maxKeys: 12, size: 'max' });
}

/** What a run may see, with codes of few kinds at a time: failures that share something are alike. */
export const sight: fc.Arbitrary<Sight> = fc
  .tuple(
    fc.integer({ min: 4, max: 24 }),
    fc.array(failing, { minLength: 1, maxLength: 3 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  )
  .chain(([count, kinds, share]) => {
    const services = Array.from({ length: count }, (_, index) => `s${index}`);
    const cell = fc
      .double({ min: 0, max: 1, noNaN: true })
      .chain((u) => (u < share ? fc.constantFrom(...kinds) : notFailing));
    return fc.record({
      verdicts: fc
        .tuple(...services.map(() => cell))
        .map((cells) => new Map(cells.map((verdict, index) => [services[index] ?? '', verdict]))),
      causes: causesAmong(services),
    });
  });

/** Names of the failing services. */
export function failingOf({ verdicts }: Sight): readonly string[] {
  return [...verdicts].filter(([, { kind }]) => kind === 'failing').map(([service]) => service);
}
