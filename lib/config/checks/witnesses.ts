import type { Problem } from '../../input/problem';
import { show } from '../../input/show';
import { DEFAULT_WITNESSES, unwatchedWitnesses } from '../default-witnesses';
import { normalName } from '../host';
import { readUrl } from '../web-url';
import { entriesOf, type MonitorDraft, urlsOf } from './monitor-draft';

/** With fewer, one that is down makes half of them. */
const LEAST_HOSTS = 3;

function hostOf(text: string | undefined): string | undefined {
  const url = text === undefined ? undefined : readUrl(text);
  return url?.kind === 'url' ? url.host : undefined;
}

/** Hosts that are watched: of URLs, and names that are asked for. */
export function watchedHosts({ services }: MonitorDraft): ReadonlySet<string> {
  return new Set(
    entriesOf(services, 'services').flatMap((service) => [
      ...urlsOf(service).flatMap(({ value }) => hostOf(value) ?? []),
      ...entriesOf(service.value.dns).flatMap(({ value }) => normalName(value) ?? []),
      ...entriesOf(service.value.questions).flatMap(({ value: { name = '' } }) => normalName(name) ?? []),
    ]),
  );
}

/** A witness that is watched itself cannot tell our trouble from the target's; nor can a few of one host. */
export function checkWitnesses(monitor: MonitorDraft): readonly Problem[] {
  const watched = watchedHosts(monitor);
  const { witnesses } = monitor;
  if (witnesses === undefined) {
    const left = unwatchedWitnesses(watched).length;
    return left >= LEAST_HOSTS
      ? []
      : [
          {
            path: ['witnesses'],
            text: `leaves only ${left} of the ${DEFAULT_WITNESSES.length} default ones, for the others are watched, got nothing; name control targets of your own`,
          },
        ];
  }
  const hosts = witnesses.map((witness) => hostOf(witness?.url));
  const unknown = hosts.filter((host) => host === undefined).length;
  const few = new Set(hosts).size - (unknown > 0 ? 1 : 0) + unknown < LEAST_HOSTS;
  return [
    ...hosts.flatMap((host, index) =>
      host !== undefined && watched.has(host)
        ? [
            {
              path: ['witnesses', index, 'url'],
              text: `is watched itself, got ${show(witnesses[index]?.url)}; choose a target of its own`,
            },
          ]
        : [],
    ),
    ...(few
      ? [
          {
            path: ['witnesses'],
            text: `has fewer than three different hosts, got ${show([...new Set(hosts)])}; add some on other networks, or leave the key out for the default set`,
          },
        ]
      : []),
  ];
}
