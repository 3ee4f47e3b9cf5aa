import type { MetricLayer } from '../../../lib/contract/failure-codes';
import type { IncidentDefinition } from '../../../lib/contract/incident-definitions';
import type { IncidentKindName } from '../../../lib/contract/incident-kinds';

/** What a message of one kind says in its own words. */
export interface Wording {
  /** How the first line begins. */
  readonly opening: (name: string) => string;
  /** What is the matter, after the number of services; absent where it says `failing at <layer>`. */
  readonly matter?: string;
  /** The heading of the services that it names, while it is open and when it is over. @default Failing, Had failed */
  readonly present?: string;
  readonly past?: string;
  /** What kind of trouble this is, and what to look at first. */
  readonly advice: (about: Advised) => string;
}

/** What advice goes by: what it is about, what was told as part of it, and the layer at which it fails. */
export type Advised = IncidentDefinition & {
  readonly joined: readonly string[];
  readonly layer: MetricLayer | undefined;
};

/** What to look at first, by the layer that fails first. */
function firstLook(layer: MetricLayer | undefined): string {
  if (layer === 'dns') return 'Look first at its name servers and its last change of DNS.';
  if (layer === 'http') return 'Look first at its edge (addresses, certificates, load balancers) and its last release.';
  return 'Look first at its status page and its last change.';
}

/** The words of each kind of incident and ticket. */
export const WORDING: Readonly<Record<IncidentKindName, Wording>> = {
  cause: {
    opening: (name) => `INCIDENT ${name}:`,
    advice: ({ key, layer }) =>
      `One failure of what they share (${key.slice('cause/'.length)}), not one failure each. ${firstLook(layer)}`,
  },
  service: {
    opening: (name) => `SERVICE ${name}:`,
    advice: ({ layer }) =>
      `It fails on its own: nothing that it shares with other services explains it. ${firstLook(layer)}`,
  },
  unexplained: {
    opening: () => 'UNEXPLAINED, find their cause:',
    advice: ({ joined }) =>
      joined.length === 0
        ? 'They fail together and no known cause explains it. Look first at what they share: network, provider, certificates; then add it to the causes.'
        : `They failed together unexplained at first; ${joined.join(', ')} ${joined.length === 1 ? 'is' : 'are'} part of it. Look first there.`,
  },
  everything: {
    opening: () => 'EVERYTHING, suspect our side:',
    advice: () =>
      'Nearly everything fails while the witnesses answer. Look first at what is ours: a firewall or rate limit against the canaries, the account, a release of canary or configuration.',
  },
  'quorum-lost': {
    opening: () => 'MONITOR IMPAIRED, check the canaries:',
    advice: ({ quorum }) =>
      `Until ${quorum} vantages can see, no outage is told and none is closed. Look first at the canaries: schedule, last release, quotas, credentials; then AWS in their regions.`,
  },
  'partial-cause': {
    opening: (name) => `TICKET ${name}, in part:`,
    advice: ({ quorum }) =>
      `What they share fails as seen from some vantages (${quorum} at least), but from fewer than page. Look first at its edge near these, and at the way there.`,
  },
  'partial-service': {
    opening: (name) => `TICKET ${name}, in part:`,
    advice: ({ quorum }) =>
      `It fails as seen from some vantages (${quorum} at least), but from fewer than page. Look first at its edge near these, and at the way there.`,
  },
  'slow-cause': {
    opening: (name) => `TICKET ${name}, slow:`,
    matter: 'above their objectives',
    present: 'Slow',
    past: 'Were slow',
    advice: () => 'Services that share it are slow together. Look first at what they share, then at each of them.',
  },
  'slow-service': {
    opening: (name) => `TICKET ${name}, slow:`,
    matter: 'above its objective',
    present: 'Slow',
    past: 'Was slow',
    advice: () => 'It answers, but later than its objective. Look first at its load, and at what it waits for.',
  },
  'blocked-service': {
    opening: (name) => `TICKET ${name}, refuses us:`,
    matter: 'refusing the canaries',
    present: 'Refusing us',
    past: 'Refused us',
    advice: () =>
      'It saw the canaries and refused them: whether it is up is not known. Look first at its firewall and rate limits: let the canaries in, or choose a lighter URL.',
  },
  'blind-vantage': {
    opening: (name) => `TICKET vantage ${name}, blind:`,
    matter: 'it sees nothing, or is silent',
    advice: () =>
      'Nobody knows from there what is up; the other vantages go on. Look first at its canary: schedule, errors, concurrency; then at AWS in that region.',
  },
  share: {
    opening: (name) => `TICKET vantage ${name}, cut off:`,
    matter: 'failing as seen from there alone',
    advice: () =>
      'Its witnesses answer, and nearly nothing else does. Look first for a block list or a firewall against its addresses.',
  },
  way: {
    opening: (name) => `MONITOR, ${name}:`,
    matter: 'messages of that hub may not arrive',
    advice: () =>
      "Look first at that hub's alarms way/..., then at its functions' logs and its topics' subscribers: a function fails or is late there, or a topic cannot deliver.",
  },
  'hub-silent': {
    opening: (name) => `TICKET ${name}, silent:`,
    matter: 'it does not prove that it is alive',
    advice: () =>
      'This hub tells what happens meanwhile. Look first at the other one: its sentinel, its alarms, its topics, AWS in its region.',
  },
  coverage: {
    opening: () => 'TICKET coverage:',
    matter: 'services are not asked that should be',
    present: 'Not asked',
    past: 'Were not asked',
    advice: () =>
      'Look first at how long runs take, and whether canary and hub were deployed with the same configuration.',
  },
  doubled: {
    opening: () => 'TICKET doubled runs:',
    matter: 'minutes are published more than once',
    advice: () =>
      'A vantage counts as more than one. Look first for a second deployment of its canary, and for claims that fail.',
  },
  resolvers: {
    opening: () => 'TICKET resolvers:',
    matter: 'a resolver fails for names that another one answers',
    advice: () => 'Not the names are at fault but a resolver. Look first at the run records: they say which.',
  },
  certificates: {
    opening: () => 'TICKET certificates:',
    matter: 'expiring soon',
    present: 'Expiring soon',
    past: 'Were expiring',
    advice: () => 'Look first at what renews them, and why it has not; then renew them.',
  },
};
