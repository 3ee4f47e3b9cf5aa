import { listedTwice } from '../../input/listed-twice';
import { didYouMean } from '../../input/nearest-name';
import type { Path, Problem } from '../../input/problem';
import { show } from '../../input/show';
import type { Cast } from './cast';
import { expand, regionOfName, vantageNames } from './names';
import { pageKeys } from './page-keys';
import { ticketKeys } from './ticket-keys';

type Entries = readonly (string | undefined)[] | 'all' | undefined;

function sound(path: Path, entries: Entries): readonly { readonly path: Path; readonly entry: string }[] {
  if (entries === undefined || entries === 'all') return [];
  return entries.flatMap((entry, index) => (entry === undefined ? [] : [{ path: [...path, index], entry }]));
}

function check(
  path: Path,
  entries: Entries,
  names: readonly string[],
  what: string,
  identity: (name: string) => string,
): readonly Problem[] {
  const read = sound(path, entries).map((each) => ({ ...each, found: expand(each.entry, names) }));
  const listed = read.flatMap(({ path: at, entry, found = [] }) =>
    found.map((name) => ({ path: at, value: entry, identity: identity(name) })),
  );
  const twice = listedTwice(listed, 'name each once');
  return [
    ...read.flatMap(({ path: at, entry, found }) =>
      found === undefined
        ? [
            {
              path: at,
              text: `is not a ${what}, got ${show(entry)}; ${didYouMean(entry, names, `write the name of a ${what}`)}`,
            },
          ]
        : [],
    ),
    // a range that overlaps another one does so at many names
    ...twice.filter((problem, index) => twice.findIndex((other) => other.path === problem.path) === index),
  ];
}

/** Names of services, and ranges of them: known, and each once; nothing where the fleet is unsound. */
export function checkServices(path: Path, entries: Entries, names: readonly string[] | undefined): readonly Problem[] {
  return names === undefined ? [] : check(path, entries, names, 'service', (name) => name);
}

/** Regions, `v0`, and ranges of both: known, and each once; nothing where the fleet is unsound. */
export function checkVantages(
  path: Path,
  entries: Entries,
  regions: readonly string[] | undefined,
): readonly Problem[] {
  if (regions === undefined) return [];
  return check(path, entries, vantageNames(regions), 'vantage', (name) => regionOfName(name, regions));
}

/** Keys of pages and tickets, each once; nothing where the fleet is unsound. */
export function checkKeys(path: Path, entries: Entries, cast: Cast): readonly Problem[] {
  const [pages, tickets] = [pageKeys(cast), ticketKeys(cast)];
  if (pages === undefined || tickets === undefined) return [];
  return check(path, entries, [...pages, ...tickets], 'key of a page or a ticket of this fleet', (key) => key);
}

/** Resolvers that the fleet asks, each once; nothing where the fleet is unsound. */
export function checkResolvers(
  path: Path,
  entries: Entries,
  resolvers: readonly string[] | undefined,
): readonly Problem[] {
  return resolvers === undefined ? [] : check(path, entries, resolvers, 'resolver of the fleet', (name) => name);
}
