import type { z } from 'zod';
import type { Draft } from '../../input/draft';
import type { Path } from '../../input/problem';
import type { monitorSchema } from '../schema/monitor-schema';

/** A configuration as far as it is sound: what the checks of several values go by. */
export type MonitorDraft = Draft<z.input<typeof monitorSchema>>;

/** One service of it. */
export type ServiceDraft = NonNullable<NonNullable<MonitorDraft['services']>[number]>;

/** One vantage of it. */
export type VantageDraft = NonNullable<NonNullable<MonitorDraft['vantages']>[number]>;

/** A value and where it stands. */
export interface Placed<T> {
  readonly path: Path;
  readonly value: T;
}

/** The entries of a list that are sound, each with its place. */
export function entriesOf<T>(list: readonly (T | undefined)[] | undefined, ...path: Path): readonly Placed<T>[] {
  return (list ?? []).flatMap((value, index) => (value === undefined ? [] : [{ path: [...path, index], value }]));
}

/** The region of a vantage. */
export function regionOf(vantage: VantageDraft): string | undefined {
  return typeof vantage === 'string' ? vantage : vantage.region;
}

/** A URL, and whether it may have private addresses. */
export interface PlacedUrl extends Placed<string> {
  readonly isOpen: boolean;
}

/** A service's URLs, `url` first, those of its endpoints last, each with its place. */
export function urlsOf({ path, value }: Placed<ServiceDraft>): readonly PlacedUrl[] {
  const { url, urls, endpoints, allowPrivateAddresses } = value;
  const first = url === undefined ? [] : [{ path: [...path, 'url'], value: url }];
  const own = [...first, ...entriesOf(urls, ...path, 'urls')];
  const further = entriesOf(endpoints, ...path, 'endpoints').flatMap((each): readonly PlacedUrl[] =>
    each.value.url === undefined
      ? []
      : [
          {
            path: [...each.path, 'url'],
            value: each.value.url,
            isOpen: each.value.allowPrivateAddresses === true,
          },
        ],
  );
  return [...own.map((each) => ({ ...each, isOpen: allowPrivateAddresses === true })), ...further];
}
