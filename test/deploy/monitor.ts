import { ACCOUNT } from './emulator';
import type { Internet } from './internet';

/** Prefix of all that is deployed. */
export const NAME = 'deployed';

/** Services of one owner, which fail together, and of another, which do not. */
export const FAILING = ['facebook', 'instagram', 'whatsapp', 'workplace'] as const;
const HEALTHY = ['maps', 'mail'] as const;
const WITNESSES = ['first', 'second', 'third'] as const;

/** Every name that somebody may ask for. */
export const HOSTS = [...FAILING, ...HEALTHY, ...WITNESSES, 'calendar'].map(hostOf);

/** A cause of services in both stacks of a hub. It stands in the first, which is the first to be deployed: when the cause goes, before the other one. */
const SHARED_CDN = 'cdn/fastly';

/** Secrets by their names: URLs of those who are told. */
export const SECRETS = { pager: 'test/pager', rotated: 'test/pager-rotated', webhook: 'test/webhook' } as const;

/** What of a configuration is changed in the course of the test. */
export interface Course {
  readonly vantages: readonly string[];
  readonly hubs: readonly string[];
  /** A service that comes and goes. */
  readonly calendar?: boolean;
  /** A cause of services in both stacks of each hub, which goes. */
  readonly sharedCdn?: boolean;
  /** The secret with the pager's URL. */
  readonly pager: string;
}

/** The host of a service or a witness. */
export function hostOf(name: string): string {
  return `${name}.example`;
}

/** The configuration that is deployed, as JSON holds it. */
export function monitorConfig(
  { resolvers, urlOf }: Internet,
  { vantages, hubs, pager, calendar = false, sharedCdn = false }: Course,
): object {
  const private_ = { allowPrivateAddresses: true };
  const others = [...HEALTHY, ...(calendar ? ['calendar'] : [])];
  return {
    name: NAME,
    account: ACCOUNT,
    services: [
      ...FAILING.map((name) => ({ name, owner: 'meta', url: urlOf(hostOf(name)), ...private_ })),
      ...others.map((name) => ({ name, owner: 'other', url: urlOf(hostOf(name)), ...private_ })),
    ],
    witnesses: WITNESSES.map((name) => ({ name, url: urlOf(hostOf(name)), ...private_ })),
    resolvers,
    causes: sharedCdn ? { [SHARED_CDN]: [...FAILING, ...HEALTHY] } : {},
    vantages,
    hubs,
    hubShards: 2,
    // tickets too, so that one too many would be seen
    notify: [{ pager }, { webhook: SECRETS.webhook }, { chat: true }].map((way) => ({
      ...way,
      for: 'both',
    })),
  };
}
