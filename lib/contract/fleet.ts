import type { Causes } from './causes';
import type { AUTHORITATIVE, DnsEndpoint } from './dns-endpoint';
import type { HttpExpectations } from './expectations';

/** Protocols in which a connection turns to TLS after a few words. */
export const START_TLS = ['smtp', 'imap', 'ldap', 'postgres'] as const;

/** One of them. */
export type StartTls = (typeof START_TLS)[number];

/** How a URL is asked for, where not by a plain GET. */
export interface HttpAsking {
  /** @default GET */
  readonly method?: string;
  /** Names in lower case; `host` and `user-agent` replace ours. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The name that TLS is told, and that the certificate must be for. @default the host of the URL */
  readonly serverName?: string;
  /** Of HTTP/2 and HTTP/1.1 the server chooses (ALPN). @default HTTP/1.1 is all that we offer */
  readonly offersHttp2?: boolean;
  /** So many are followed; with 0 a redirect is an answer like any other. @default 5 */
  readonly maxRedirects?: number;
  /** Cookies are kept within a chain of redirects. @default they are not */
  readonly keepsCookies?: boolean;
  /** For `tls://host:port`: what is spoken before TLS. @default nothing */
  readonly startTls?: StartTls;
}

/** How we say who we are: with a secret, by its name in Secrets Manager of each vantage's region. */
export type HttpAuth =
  | { readonly kind: 'basic' | 'bearer'; readonly secret: string }
  | { readonly kind: 'header'; readonly header: string; readonly secret: string };

/** IPv4 or IPv6. */
export type AddressFamily = 4 | 6;

/** At which addresses of its host a URL is asked for, and how many must be good. */
export interface AskedAddresses {
  /** Each of these must answer by itself. @default IPv4, and IPv6 where there is no IPv4; of each address, whatever there is */
  readonly families?: readonly AddressFamily[];
  /** Each address is asked by itself. @default the first that connects stands for its family */
  readonly isEach?: boolean;
  /** So many of all addresses are enough. @default all that can be asked */
  readonly leastHealthy?: number;
}

/** One URL of a service, and what counts as a good answer: of HTTP, or of TCP and TLS alone (`tcp://host:port`). */
export interface HttpEndpoint {
  readonly url: string;
  /** Accepted status codes as ranges: `200-299`, `404`. Default where empty: 200-299 after redirects. */
  readonly status?: readonly string[];
  /** Lets this endpoint (and no other) resolve to loopback, link-local and private addresses. */
  readonly allowPrivateAddresses?: boolean;
  readonly asking?: HttpAsking;
  /** @default the first address that connects stands for all */
  readonly askedAt?: AskedAddresses;
  /** Sent to the URL's own origin only. */
  readonly auth?: HttpAuth;
  /** Name of the secret that holds a certificate and its key. */
  readonly clientCertificate?: string;
  readonly expect?: HttpExpectations;
  /** It is good where the plain check fails. @default it is good where it does not */
  readonly shouldFail?: boolean;
  /** The name servers of its host's zone are asked as well, as evidence. @default they are not */
  readonly servers?: typeof AUTHORITATIVE;
}

/** What people use: it fails when any of its endpoints fails. */
export interface Service {
  readonly name: string;
  /** What messages call it. @default its name */
  readonly title?: string;
  /** The vantages that can reach it: two at least, in the fleet's order. @default all */
  readonly vantages?: readonly string[];
  /** DNS names asked for addresses, those of the URLs included. */
  readonly dns: readonly string[];
  readonly http: readonly HttpEndpoint[];
  /** Questions of other types, or with more to say of their answers. @default none */
  readonly questions?: readonly DnsEndpoint[];
  /** Response-time objective, milliseconds to first byte. Without it, `Slow` is not published. */
  readonly objectiveMs?: number;
}

/** An independent control target: tells whether the vantage itself can see. */
export interface Witness {
  readonly name: string;
  readonly http: HttpEndpoint;
}

/** Planned maintenance: when nobody is told of some keys. */
export interface MaintenanceWindow {
  readonly keys: readonly string[];
  /** `at(yyyy-MM-ddThh:mm)` or `cron(minute hour day month weekday)`, as CloudWatch reads it. */
  readonly expression: string;
  readonly minutes: number;
  readonly timezone: string;
}

/** Everything that canaries, alarms and notifier share: the resolved configuration, as it stands in each asset. */
export interface Fleet {
  /** Prefix of physical names; `common-cause` unless configured. */
  readonly name: string;
  readonly services: readonly Service[];
  /** Regions that look, in the order of the configuration. */
  readonly vantages: readonly string[];
  /** Regions where metrics meet and alarms are evaluated: primary first. */
  readonly hubs: readonly string[];
  /** Cause (`owner/meta`) to the names of its member services; two members at least. */
  readonly causes: Causes;
  readonly witnesses: readonly Witness[];
  /** Recursive resolvers asked for each name: `system`, or `address[:port]`. */
  readonly resolvers: readonly string[];
  /** Whether each service has tickets of its own, or all share one of each kind. @default each */
  readonly tickets?: 'each' | 'shared';
  /** A certificate with fewer days left is a ticket. @default 14 */
  readonly certificateDays?: number;
  /** Stacks of a hub; a service is in that of its name's hash. @default 1 */
  readonly hubShards?: number;
  /** Name of the secret that holds the URL which the hubs ping while they are alive. @default nobody outside watches */
  readonly heartbeatSecret?: string;
  /** How many vantages must say so, where all of them look. */
  readonly quorum: number;
  /** Mute rules of every hub. @default none */
  readonly maintenance?: readonly MaintenanceWindow[];
  /** Runbook whose headings alarms and messages link to. @default this project's, by its path */
  readonly runbookUrl?: string;
}
