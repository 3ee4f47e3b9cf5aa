import type { Fleet, HttpEndpoint, Service, Witness } from '../contract/fleet';
import { quorum } from '../contract/quorum';
import { checkMonitor, outline } from './check-monitor';
import { DEFAULT_WITNESSES } from './default-witnesses';
import { knownKeysOf } from './known-keys';
import { InputError, type Problem, problemLine, problemsOf } from './problems';
import { type Monitor, monitorSchema } from './schema';

/** How people are told, one way each. */
export type Notify =
  | { readonly kind: 'email'; readonly address: string }
  | { readonly kind: 'https'; readonly secretName: string }
  | { readonly kind: 'topics'; readonly arns: Readonly<Record<string, string>> };

/** A configuration, checked, with its defaults: what stacks are built from. */
export interface Deployment {
  readonly fleet: Fleet;
  readonly notify: readonly Notify[];
}

type Options = Pick<HttpEndpoint, 'status' | 'allowPrivateAddresses'>;

function endpoint(
  url: string,
  { status, allowPrivateAddresses }: { [K in keyof Options]: Options[K] | undefined },
): HttpEndpoint {
  return { url, ...(status && { status }), ...(allowPrivateAddresses && { allowPrivateAddresses }) };
}

function isName(host: string): boolean {
  return /[a-z]/i.test(host.at(-1) ?? '');
}

function readService({ name, url, urls = [], dns = [], objective, ...options }: Monitor['services'][number]): Service {
  const all = [...(url === undefined ? [] : [url]), ...urls];
  const hosts = all.map((each) => new URL(each).hostname).filter(isName);
  return {
    name,
    dns: [...new Set([...dns.map((each) => each.toLowerCase()), ...hosts])],
    http: all.map((each) => endpoint(each, options)),
    ...(objective !== undefined && { objectiveMs: objective }),
  };
}

function readWitness({ name, url, ...options }: NonNullable<Monitor['witnesses']>[number]): Witness {
  return { name: name ?? new URL(url).hostname, http: endpoint(url, options) };
}

/** Owners' causes come from the services themselves; a cause of one member is none. */
function causesOf({ services, causes = {} }: Monitor): Fleet['causes'] {
  const owned = new Map<string, string[]>();
  for (const { name, owner } of services) {
    if (owner !== undefined) owned.set(`owner/${owner}`, [...(owned.get(`owner/${owner}`) ?? []), name]);
  }
  return Object.fromEntries([...owned, ...Object.entries(causes)].filter(([, members]) => members.length >= 2));
}

function readNotify(target: Monitor['notify'][number]): Notify {
  if (target.email !== undefined) return { kind: 'email', address: target.email };
  if (target.httpsSecret !== undefined) return { kind: 'https', secretName: target.httpsSecret };
  return { kind: 'topics', arns: target.topicArns ?? {} };
}

function refuse(file: string, problems: readonly Problem[]): never {
  throw new InputError(problems.map((problem) => problemLine(file, problem)));
}

/**
 * Checks a configuration and fills in its defaults.
 * @param config what `monitor.config.ts` exports
 * @param file how messages call the file
 * @throws InputError with every problem at once
 */
export function readMonitor(config: unknown, file = 'monitor.config.ts'): Deployment {
  const parsed = monitorSchema.safeParse(config, { reportInput: true });
  const problems = [
    ...(parsed.success ? [] : problemsOf(parsed.error.issues, knownKeysOf(monitorSchema))),
    ...checkMonitor(outline(config)),
  ];
  if (!parsed.success || problems.length > 0) refuse(file, problems);
  const monitor = parsed.data;
  const fleet: Fleet = {
    name: monitor.name,
    services: monitor.services.map(readService),
    vantages: monitor.vantages,
    hubs: monitor.hubs,
    causes: causesOf(monitor),
    witnesses: monitor.witnesses?.map(readWitness) ?? DEFAULT_WITNESSES,
    resolvers: monitor.resolvers,
    quorum: monitor.quorum ?? quorum(monitor.vantages.length),
  };
  return { fleet, notify: monitor.notify.map(readNotify) };
}
