import { RegionInfo } from 'aws-cdk-lib/region-info';
import { didYouMean, type Problem, show } from './problems';

/** What can be made out of a configuration, be it valid or not: so that every problem is reported at once. */
export interface Outline {
  readonly services: readonly {
    readonly name: string | undefined;
    readonly urls: readonly string[];
    readonly hasTarget: boolean;
  }[];
  readonly vantages: readonly (string | undefined)[];
  readonly hubs: readonly (string | undefined)[];
  readonly causes: Readonly<Record<string, readonly (string | undefined)[]>>;
  readonly witnesses: readonly (string | undefined)[];
  readonly notify: readonly unknown[];
  readonly quorum: number | undefined;
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function array(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function string(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Reads the outline of a configuration of any form. */
export function outline(config: unknown): Outline {
  const causes = member(config, 'causes');
  const quorum = member(config, 'quorum');
  return {
    services: array(member(config, 'services')).map((service) => ({
      name: string(member(service, 'name')),
      urls: [member(service, 'url'), ...array(member(service, 'urls'))].map(string).filter((url) => url !== undefined),
      hasTarget: ['url', 'urls', 'dns'].some(
        (key) => array(member(service, key)).length > 0 || string(member(service, key)) !== undefined,
      ),
    })),
    vantages: array(member(config, 'vantages')).map(string),
    hubs: array(member(config, 'hubs')).map(string),
    causes: Object.fromEntries(
      Object.entries(causes ?? {}).map(([cause, members]) => [cause, array(members).map(string)]),
    ),
    witnesses: array(member(config, 'witnesses')).map((witness) => string(member(witness, 'url'))),
    notify: array(member(config, 'notify')),
    quorum: typeof quorum === 'number' ? quorum : undefined,
  };
}

type Path = readonly PropertyKey[];

function duplicates(names: readonly (string | undefined)[], at: (index: number) => Path): readonly Problem[] {
  const first = (name: string) => names.findIndex((other) => other?.toLowerCase() === name.toLowerCase());
  return names.flatMap((name, index): readonly Problem[] =>
    name === undefined || first(name) === index
      ? []
      : [
          {
            path: at(index),
            text: `stands there twice, got ${show(name)} as in entry ${first(name)}; give each its own name`,
          },
        ],
  );
}

function withoutTarget({ services }: Outline): readonly Problem[] {
  return services.flatMap(({ name, hasTarget }, index) =>
    hasTarget
      ? []
      : [{ path: ['services', index], text: `has nothing to probe, got ${show(name)}; give it a url or dns names` }],
  );
}

function unknownMembers({ services, causes }: Outline): readonly Problem[] {
  const names = services.flatMap(({ name }) => name ?? []);
  return Object.entries(causes).flatMap(([cause, members]) =>
    members.flatMap((name, index) =>
      name === undefined || names.includes(name)
        ? []
        : [{ path: ['causes', cause, index], text: `is no service, got ${show(name)}; ${didYouMean(name, names)}` }],
    ),
  );
}

function host(url: string | undefined): string | undefined {
  return url !== undefined && URL.canParse(url) ? new URL(url).host : undefined;
}

function monitoredWitnesses({ services, witnesses }: Outline): readonly Problem[] {
  const monitored = new Set(services.flatMap(({ urls }) => urls.flatMap((url) => host(url) ?? [])));
  return witnesses.flatMap((url, index) =>
    monitored.has(host(url) ?? '')
      ? [
          {
            path: ['witnesses', index, 'url'],
            text: `is a monitored service, got ${show(url)}; choose a target of its own`,
          },
        ]
      : [],
  );
}

function notifyTargets({ notify, hubs }: Outline): readonly Problem[] {
  return notify.flatMap((target, index): readonly Problem[] => {
    const path: Path = ['notify', index];
    const given = ['email', 'httpsSecret', 'topicArns'].filter((way) => member(target, way) !== undefined);
    if (given.length !== 1) {
      return [{ path, text: `does not name one way, got ${show(target)}; write one of email, httpsSecret, topicArns` }];
    }
    if (given[0] !== 'topicArns') return [];
    return hubs.flatMap((hub = '') => {
      const arn = member(member(target, 'topicArns'), hub);
      return string(arn)?.split(':')[3] === hub
        ? []
        : [
            {
              path: [...path, 'topicArns', hub],
              text: `is no topic in the hub's own region, got ${show(arn)}; write the ARN of one`,
            },
          ];
    });
  });
}

function toldTwice({ notify }: Outline): readonly Problem[] {
  const seen = notify.map((target) => JSON.stringify(target));
  const topics = notify.findIndex((target) => member(target, 'topicArns') !== undefined);
  return notify.flatMap((target, index): readonly Problem[] => {
    const path: Path = ['notify', index];
    if (seen.indexOf(JSON.stringify(target)) < index) {
      return [{ path, text: `stands there twice, got ${show(target)}; name each once` }];
    }
    return member(target, 'topicArns') !== undefined && index > topics
      ? [
          {
            path,
            text: `is a second set of topics, got ${show(target)}; name one topic a hub, and subscribe the other to it`,
          },
        ]
      : [];
  });
}

/** Credentials, ARNs and endpoints of one partition mean nothing in another. */
function otherPartitions({ vantages, hubs }: Outline): readonly Problem[] {
  const partition = (region: string | undefined) =>
    region === undefined ? undefined : RegionInfo.get(region).partition;
  const home = partition(hubs[0]);
  return vantages.flatMap((region, index) => {
    const own = partition(region);
    return home === undefined || own === undefined || own === home
      ? []
      : [
          {
            path: ['vantages', index],
            text: `is in another partition than the hub, got ${show(region)}; use regions of ${home}`,
          },
        ];
  });
}

function quorumAboveVantages({ quorum, vantages }: Outline): readonly Problem[] {
  return quorum === undefined || quorum <= vantages.length
    ? []
    : [
        {
          path: ['quorum'],
          text: `is more than the number of vantages, got ${quorum}; write at most ${vantages.length}`,
        },
      ];
}

/** What several values of a configuration must keep together. */
export function checkMonitor(monitor: Outline): readonly Problem[] {
  return [
    ...duplicates(
      monitor.services.map(({ name }) => name),
      (index) => ['services', index, 'name'],
    ),
    ...duplicates(monitor.vantages, (index) => ['vantages', index]),
    ...withoutTarget(monitor),
    ...unknownMembers(monitor),
    ...monitoredWitnesses(monitor),
    ...notifyTargets(monitor),
    ...toldTwice(monitor),
    ...otherPartitions(monitor),
    ...quorumAboveVantages(monitor),
  ];
}
