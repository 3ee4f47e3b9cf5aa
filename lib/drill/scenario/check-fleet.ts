import { listedTwice } from '../../input/listed-twice';
import { didYouMean } from '../../input/nearest-name';
import type { Path, Problem } from '../../input/problem';
import { show } from '../../input/show';
import type { Cast } from './cast';
import { checkServices, checkVantages } from './check-names';
import { expand, regionsOf } from './names';
import type { ScenarioDraft } from './scenario-schema';

type FleetDraft = NonNullable<ScenarioDraft['fleet']>;

function repeated(key: 'services' | 'vantages', names: FleetDraft[typeof key]): readonly Problem[] {
  if (names === undefined || typeof names === 'number') return [];
  const listed = names.map((value, index) => ({ path: ['fleet', key, index], value, identity: value?.toLowerCase() }));
  return listedTwice(listed, 'name each once');
}

/** An empty list has a problem of its own. */
function tooFew(path: Path, found: ReadonlySet<string>, got: unknown, what: string): readonly Problem[] {
  return found.size === 0 || found.size >= 2
    ? []
    : [{ path, text: `has fewer than two ${what}, got ${show(got)}; add one, or leave it out` }];
}

function checkCause(
  cause: string,
  members: readonly (string | undefined)[] | undefined,
  { services }: Cast,
): readonly Problem[] {
  const path = ['fleet', 'causes', cause];
  const problems = checkServices(path, members, services);
  if (problems.length > 0 || services === undefined || members === undefined || members.includes(undefined))
    return problems;
  return tooFew(path, new Set(members.flatMap((entry) => expand(entry ?? '', services) ?? [])), members, 'members');
}

function checkReach(
  entry: string,
  vantages: readonly (string | undefined)[] | undefined,
  cast: Cast,
): readonly Problem[] {
  const path = ['fleet', 'reach', entry];
  const { services, vantages: regions } = cast;
  const isService = services === undefined || expand(entry, services) !== undefined;
  const problems = [
    ...(isService
      ? []
      : [
          {
            path,
            text: `is not a service, got ${show(entry)}; ${didYouMean(entry, services, 'write the name of a service')}`,
          },
        ]),
    ...checkVantages(path, vantages, regions),
  ];
  if (problems.length > 0 || regions === undefined || vantages === undefined || vantages.includes(undefined))
    return problems;
  const found = regionsOf(
    vantages.flatMap((each) => each ?? []),
    regions,
  );
  return tooFew(path, new Set(found), vantages, 'vantages');
}

/** What a fleet's own values must keep together. */
export function checkFleet(fleet: FleetDraft, cast: Cast): readonly Problem[] {
  const causes = Object.entries(fleet.causes ?? {});
  const spelled = causes.map(([cause]) => ({
    path: ['fleet', 'causes', cause],
    value: cause,
    identity: cause.toLowerCase(),
  }));
  return [
    ...repeated('services', fleet.services),
    ...repeated('vantages', fleet.vantages),
    ...listedTwice(spelled, 'names that differ in case only are one'),
    ...causes.flatMap(([cause, members]) => checkCause(cause, members, cast)),
    ...Object.entries(fleet.reach ?? {}).flatMap(([entry, vantages]) => checkReach(entry, vantages, cast)),
  ];
}
