import type { IncidentDefinition } from '../../../lib/contract/incident-definitions';
import type { IncidentKindName } from '../../../lib/contract/incident-kinds';

/** What a message of one kind says in its own words. */
export interface Wording {
  /** How the first line begins. */
  readonly opening: (name: string) => string;
  /** What is the matter, after the number of services; absent where it says `failing at <layer>`. */
  readonly matter?: string;
  /** What kind of trouble this is, and what to do first. */
  readonly advice: (definition: IncidentDefinition, joined: readonly string[]) => string;
}

/** The words of each kind of incident and ticket. */
export const WORDING: Readonly<Record<IncidentKindName, Wording>> = {
  cause: {
    opening: (name) => `INCIDENT ${name}:`,
    advice: ({ key }) => `One failure of what they share (${key.slice('cause/'.length)}), not one failure each.`,
  },
  service: {
    opening: (name) => `SERVICE ${name}:`,
    advice: () => 'It fails on its own: nothing that it shares with other services explains it.',
  },
  unexplained: {
    opening: () => 'UNEXPLAINED, find what they share:',
    advice: (_, joined) =>
      joined.length === 0
        ? 'They fail together and no known cause explains it: find what they share, then add it to the causes.'
        : `They failed together unexplained at first; ${joined.join(', ')} is part of it.`,
  },
  everything: {
    opening: () => 'EVERYTHING, suspect our own side:',
    advice: () =>
      'Nearly everything fails while the witnesses answer. First suspect what is ours: a firewall or rate limit against the canaries, the account, a release of canary or configuration.',
  },
  'quorum-lost': {
    opening: () => 'MONITOR IMPAIRED, check the canaries:',
    advice: ({ quorum }) =>
      `Until ${quorum} vantages can see, no outage is told and none is closed. First check the canaries: schedule, last release, quotas, credentials; then AWS in their regions.`,
  },
  'partial-cause': {
    opening: (name) => `TICKET ${name}, in part:`,
    advice: ({ quorum }) =>
      `What they share fails as seen from some vantages (${quorum} at least), but from fewer than page: look at its edge near these, and at the way there.`,
  },
  'partial-service': {
    opening: (name) => `TICKET ${name}, in part:`,
    advice: ({ quorum }) =>
      `It fails as seen from some vantages (${quorum} at least), but from fewer than page: look at its edge near these, and at the way there.`,
  },
  'slow-cause': {
    opening: (name) => `TICKET ${name}, slow:`,
    matter: 'above their objectives',
    advice: () => 'Services that share it are slow together: look at it before you look at each of them.',
  },
  'slow-service': {
    opening: (name) => `TICKET ${name}, slow:`,
    matter: 'above its objective',
    advice: () => 'It answers, but later than its objective: look at its load, and at what it waits for.',
  },
  'blocked-service': {
    opening: (name) => `TICKET ${name}, refuses us:`,
    matter: 'refusing the canaries',
    advice: () =>
      'It saw the canaries and refused them: whether it is up is not known. Let them in, or choose a lighter URL.',
  },
  'blind-vantage': {
    opening: (name) => `TICKET vantage ${name}, blind:`,
    matter: 'it sees nothing, or is silent',
    advice: () =>
      'Nobody knows from there what is up; the other vantages go on. Look at its canary: schedule, errors, concurrency; then at AWS in that region.',
  },
  share: {
    opening: (name) => `TICKET vantage ${name}, cut off:`,
    matter: 'failing as seen from there alone',
    advice: () =>
      'Its witnesses answer, and nearly nothing else does: suspect a block list or a firewall against its addresses.',
  },
  'hub-silent': {
    opening: (name) => `TICKET ${name}, silent:`,
    matter: 'it does not prove that it is alive',
    advice: () =>
      'This hub tells what happens meanwhile. Look at the other one: its sentinel, its alarms, its topics, AWS in its region.',
  },
  coverage: {
    opening: () => 'TICKET coverage:',
    matter: 'not asked',
    advice: () =>
      'Services are not asked that should be: runs end early, or a canary was deployed with another configuration than the hub.',
  },
  doubled: {
    opening: () => 'TICKET doubled runs:',
    matter: 'minutes are published more than once',
    advice: () =>
      'A vantage counts as more than one: look for a second deployment of its canary, and for claims that fail.',
  },
  resolvers: {
    opening: () => 'TICKET resolvers:',
    matter: 'a resolver fails for names that another one answers',
    advice: () => 'Not the names are at fault but a resolver: the run records say which (failedResolvers).',
  },
  certificates: {
    opening: () => 'TICKET certificates:',
    matter: 'expiring soon',
    advice: () => 'Renew them, and find out why that did not happen by itself.',
  },
};
