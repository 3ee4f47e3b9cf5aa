import type { Deployment } from '../../config/deployment';
import type { PlacedProblem } from '../../input/problem';
import { continentOf } from './continents';

/** A network of a witness as far as its name tells: the last labels, of which one is somebody's own. */
function ownDomain(host: string): string {
  if (/^[\d.]+$|:/.test(host)) return host;
  const labels = host.split('.');
  const [top = '', second = ''] = labels.toReversed();
  // `co.uk` and its like are nobody's own
  const count = top.length === 2 && second.length <= 3 ? 3 : 2;
  return labels.slice(-count).join('.');
}

type Warn = (deployment: Deployment) => readonly PlacedProblem[];

const withoutCause: Warn = ({ fleet }) => {
  const explained = new Set(Object.values(fleet.causes).flat());
  return fleet.services.flatMap(({ name }, index) =>
    explained.has(name)
      ? []
      : [
          {
            where: `services[${index}]`,
            text: `${name} belongs to no cause, so that nothing speaks for it when what it stands on fails; give it an owner that it shares, or name it under causes`,
          },
        ],
  );
};

/** Half of the witnesses make a vantage blind: as many must not fail together. */
const witnessesTogether: Warn = ({ fleet: { witnesses } }) => {
  const domains = witnesses.map(({ http }) => ownDomain(new URL(http.url).hostname));
  return [...new Set(domains)].flatMap((domain) => {
    const count = domains.filter((each) => each === domain).length;
    return count > 1 && count >= witnesses.length / 2
      ? [
          {
            where: 'witnesses',
            text: `${count} of ${witnesses.length} stand on one network (${domain}), and when that fails every vantage is blind; choose others`,
          },
        ]
      : [];
  });
};

const causesAlike: Warn = ({ fleet: { causes } }) => {
  const keyed = Object.entries(causes).map(([cause, members]) => [cause, members.toSorted().join('\n')] as const);
  return keyed.flatMap(([cause, members], index) => {
    const first = keyed.find(([, others]) => others === members)?.[0];
    return first === undefined || first === keyed[index]?.[0]
      ? []
      : [
          {
            where: `causes.${cause}`,
            text: `has the same members as ${first}, so that only one of the two is ever named; keep the one that people act on`,
          },
        ];
  });
};

const ownersOfOne: Warn = ({ namedCauses, fleet }) =>
  Object.entries(namedCauses).flatMap(([cause, members]) =>
    cause.startsWith('owner/') && members.length === 1
      ? [
          {
            where: `services[${fleet.services.findIndex(({ name }) => name === members[0])}].owner`,
            text: `${cause.slice('owner/'.length)} owns ${members[0]} alone, which makes no cause; look for a slip of the pen, or leave it as it is`,
          },
        ]
      : [],
  );

/** Where a hub's region fails, a continent must not lose its eyes with it. */
const hubsAmongVantages: Warn = ({ fleet: { hubs, vantages } }) =>
  hubs.flatMap((hub, index) => {
    const neighbours = vantages.filter((region) => continentOf(region) === continentOf(hub));
    return neighbours.length === 1 && neighbours[0] === hub
      ? [
          {
            where: `hubs[${index}]`,
            text: `${hub} is a hub and the only vantage of ${continentOf(hub)}: when the region fails, both are gone; choose another hub, or a second vantage there`,
          },
        ]
      : [];
  });

const ALL: readonly Warn[] = [withoutCause, witnessesTogether, causesAlike, ownersOfOne, hubsAmongVantages];

/** What is sound, but better otherwise: apart from errors, each with its place and what to do. */
export function warningsOf(deployment: Deployment): readonly PlacedProblem[] {
  const { source, notes } = deployment;
  const noted = notes.map((note) => ({ where: source, text: note.replace(`${source}: `, '') }));
  const found = ALL.flatMap((warn) => warn(deployment));
  return [...noted, ...found.map(({ where, text }) => ({ where: `${source}: ${where}`, text }))];
}
