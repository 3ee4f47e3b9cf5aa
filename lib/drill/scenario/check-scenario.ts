import { didYouMean, type Problem, show } from '../config/problems';
import type { Fleet } from '../contract/fleet';
import { incidentKey } from '../contract/incident-key';
import { expand, serviceNames, vantageRegions } from './fleet-of';
import type { ScenarioFile } from './scenario-schema';

type Event = ScenarioFile['events'][number];
type Path = readonly PropertyKey[];

const REGION = /^[a-z]{2}(-[a-z]+)+-\d$/;

function unknownNames(
  path: Path,
  entries: readonly string[],
  names: readonly string[],
  what: string,
): readonly Problem[] {
  return entries.flatMap((entry, index) =>
    expand(entry, names) === undefined
      ? [{ path: [...path, index], text: `is no ${what}, got ${show(entry)}; ${didYouMean(entry, names)}` }]
      : [],
  );
}

function repeated(path: Path, names: readonly string[]): readonly Problem[] {
  return names.flatMap((name, index) =>
    names.indexOf(name) < index
      ? [{ path: [...path, index], text: `stands there twice, got ${show(name)}; name it once` }]
      : [],
  );
}

/** What a fleet's own values must keep together. */
export function checkFleet({ services, vantages, causes }: NonNullable<ScenarioFile['fleet']>): readonly Problem[] {
  const names = serviceNames(services);
  const regions = vantageRegions(vantages);
  return [
    ...repeated(['fleet', 'services'], names),
    ...repeated(['fleet', 'vantages'], regions),
    ...regions.flatMap((region, index) =>
      REGION.test(region)
        ? []
        : [
            {
              path: ['fleet', 'vantages', index],
              text: `is no region, got ${show(region)}; write one such as "eu-west-1"`,
            },
          ],
    ),
    ...Object.entries(causes).flatMap(([cause, members]) =>
      unknownNames(['fleet', 'causes', cause], members, names, 'service'),
    ),
  ];
}

/** `v0`, `v1`, ... in the fleet's order, and the regions themselves. */
export function vantageNames(fleet: Fleet): readonly string[] {
  return [...fleet.vantages, ...fleet.vantages.map((_, index) => `v${index}`)];
}

function targets(event: Event, path: Path): readonly Problem[] {
  const given = [event.services, event.cause].filter((value) => value !== undefined).length;
  if (event.result === undefined)
    return given === 0
      ? []
      : [{ path, text: 'names services without a result, got none; add result, or leave them out' }];
  return given === 1
    ? []
    : [
        {
          path,
          text: `has a result for ${given === 0 ? 'nobody' : 'two sets of services'}, got ${show(event.result)}; write services or cause`,
        },
      ];
}

function course(event: Event, path: Path): readonly Problem[] {
  const problems: Problem[] = [];
  const effects = [event.result, event.witnesses, event.silent, event.part].filter(
    (value) => value !== undefined,
  ).length;
  if (effects !== 1)
    problems.push({
      path,
      text: `has ${effects} effects, got ${show(event)}; write one of result, witnesses, silent, part`,
    });
  if ((event.part === undefined) !== (event.state === undefined)) {
    problems.push({
      path,
      text: `names part or state alone, got ${show(event)}; write part and state: failing together`,
    });
  }
  if (event.for !== undefined && event.to !== undefined) {
    problems.push({ path: [...path, 'to'], text: `stands beside "for", got ${show(event.to)}; write one of them` });
  }
  if (event.share !== undefined && event.ramp !== undefined) {
    problems.push({
      path: [...path, 'ramp'],
      text: `stands beside "share", got ${show(event.ramp)}; write one of them`,
    });
  }
  if (event.ramp !== undefined && event.for === undefined && event.to === undefined) {
    problems.push({ path: [...path, 'ramp'], text: `has no end, got ${show(event.ramp)}; add "for" or "to"` });
  }
  return problems;
}

/** What an event's values must keep together, and whom it may name. */
export function checkEvent(event: Event, index: number, fleet: Fleet): readonly Problem[] {
  const path: Path = ['events', index];
  const services = fleet.services.map(({ name }) => name);
  const listed = (key: 'services' | 'vantages', names: readonly string[], what: string) => {
    const entries = event[key];
    return entries === undefined || entries === 'all' ? [] : unknownNames([...path, key], entries, names, what);
  };
  const causes = Object.keys(fleet.causes);
  return [
    ...course(event, path),
    ...targets(event, path),
    ...listed('services', services, 'service'),
    ...listed('vantages', vantageNames(fleet), 'vantage'),
    ...(event.cause === undefined || causes.includes(event.cause)
      ? []
      : [
          {
            path: [...path, 'cause'],
            text: `is no cause of the fleet, got ${show(event.cause)}; ${didYouMean(event.cause, causes)}`,
          },
        ]),
  ];
}

/** Whether the expected pages are such as this fleet can have. */
export function checkExpectation(expect: NonNullable<ScenarioFile['expect']>, fleet: Fleet): readonly Problem[] {
  const keys = [
    ...Object.keys(fleet.causes).map(incidentKey.cause),
    ...fleet.services.map(({ name }) => incidentKey.service(name)),
    incidentKey.everything,
    incidentKey.unexplained,
    incidentKey.quorumLost,
    'monitor/deadman',
  ];
  const unknown = (path: Path, pages: readonly string[]) =>
    pages.flatMap((key, index) =>
      keys.includes(key)
        ? []
        : [{ path: [...path, index], text: `is no page of this fleet, got ${show(key)}; ${didYouMean(key, keys)}` }],
    );
  return [
    ...unknown(['expect', 'pages'], expect.pages ?? []),
    ...(expect.oneOf ?? []).flatMap((pages, index) => unknown(['expect', 'oneOf', index], pages)),
    ...(expect.pages !== undefined && expect.oneOf !== undefined
      ? [{ path: ['expect', 'oneOf'], text: `stands beside "pages", got ${show(expect.oneOf)}; write one of them` }]
      : []),
  ];
}
