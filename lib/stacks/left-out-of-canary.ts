import { AUTHORITATIVE } from '../contract/dns-endpoint';
import type { Fleet } from '../contract/fleet';
import { secretsOf } from '../contract/reach';

/** A library that a canary needs only for what a configuration may say, and what stands for it where it does not. */
interface Optional {
  readonly imports: readonly string[];
  readonly standIn: string;
  readonly isUsed: (fleet: Fleet) => boolean;
}

/** Whether anything in a value has one of these keys. */
function hasKey(value: unknown, keys: readonly string[]): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, member]) => keys.includes(key) || hasKey(member, keys));
}

const expectations = ({ services, witnesses }: Fleet) =>
  [...services.flatMap(({ http }) => http), ...witnesses.map(({ http }) => http)].map(({ expect }) => expect);

const STAND_INS = './lambda/canary/left-out';

const OPTIONAL: readonly Optional[] = [
  {
    imports: ['re2js'],
    standIn: `${STAND_INS}/re2js.ts`,
    isUsed: (fleet) => hasKey(expectations(fleet), ['matches', 'matchesNot']),
  },
  {
    imports: ['jsonpath-rfc9535'],
    standIn: `${STAND_INS}/jsonpath.ts`,
    isUsed: (fleet) => hasKey(expectations(fleet), ['json']),
  },
  {
    imports: ['@aws-sdk/client-secrets-manager'],
    standIn: `${STAND_INS}/secrets-manager.ts`,
    isUsed: ({ services }) => secretsOf(services).length > 0,
  },
];

/** Imports of a canary that this configuration has no use for, and what is bundled in their place. */
export function leftOutOfCanary(fleet: Fleet): Readonly<Record<string, string>> {
  const unused = OPTIONAL.filter(({ isUsed }) => !isUsed(fleet));
  return Object.fromEntries(unused.flatMap(({ imports, standIn }) => imports.map((name) => [name, standIn])));
}

/**
 * Parts of our own that a configuration may have no use for: what is compiled in place of the question whether they are
 * there. esbuild leaves out what stands behind `!== 'yes' &&` or `=== 'yes' ? … :`, but not what stands behind a return.
 */
export function definedForCanary({ services }: Fleet): Readonly<Record<string, string>> {
  const endpoints = services.flatMap(({ http }) => http);
  const questions = services.flatMap((service) => service.questions ?? []);
  const asksZones = [...endpoints, ...questions].some(({ servers }) => servers === AUTHORITATIVE);
  const unused: Readonly<Record<string, boolean>> = {
    // zones are found by questions, too
    CANARY_WITHOUT_QUESTIONS: questions.length === 0 && !asksZones,
    CANARY_WITHOUT_ZONES: !asksZones,
    CANARY_WITHOUT_ADDRESSES: endpoints.every(({ askedAt }) => askedAt === undefined),
    CANARY_WITHOUT_HTTP2: endpoints.every(({ asking }) => asking?.offersHttp2 === undefined),
    CANARY_WITHOUT_PROMISES: endpoints.every(({ expect }) => expect === undefined),
    CANARY_WITHOUT_START_TLS: endpoints.every(({ asking }) => asking?.startTls === undefined),
    CANARY_WITHOUT_SECRETS: secretsOf(services).length === 0,
  };
  return Object.fromEntries(
    Object.entries(unused).flatMap(([name, isUnused]) => (isUnused ? [[`process.env.${name}`, '"yes"']] : [])),
  );
}
