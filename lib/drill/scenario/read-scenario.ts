import { basename } from 'node:path';
import type { Fleet } from '../../contract/fleet';
import { probedFrom } from '../../contract/reach';
import { InputError, type Problem, problemLine } from '../../input/problem';
import { readInput } from '../../input/read-input';
import { readYaml } from '../../input/yaml-source';
import { fleetOf } from '../fleet-of';
import type { Scenario, ScenarioEvent } from '../scenario';
import { type Cast, castOf, castOfDraft } from './cast';
import { checkEvent } from './check-event';
import { checkExpectation } from './check-expectation';
import { checkFleet } from './check-fleet';
import { checkTimes, lengthOf, startOf } from './check-times';
import { fleetSchema } from './fleet-schema';
import { readEvent } from './read-events';
import { readExpected } from './read-expected';
import { type ScenarioDraft, type ScenarioFile, scenarioSchema } from './scenario-schema';
import { readTime } from './times';

/** Who plays where the file does not say it soundly. */
const NOBODY_KNOWN: Cast = {
  services: undefined,
  vantages: undefined,
  causes: undefined,
  resolvers: undefined,
  hubs: undefined,
};

interface Players {
  readonly cast: Cast;
  readonly fleet: Fleet | undefined;
  readonly problems: readonly Problem[];
}

/** The players of a file with a fleet of its own: a whole fleet only where all of it is sound. */
function ownPlayers(draft: NonNullable<ScenarioDraft['fleet']>): Players {
  const cast = castOfDraft(draft);
  const problems = checkFleet(draft, cast);
  const { data } = fleetSchema.safeParse(draft);
  if (data === undefined || problems.length > 0) return { cast, problems, fleet: undefined };
  return { cast, problems, fleet: fleetOf(data) };
}

function playersOf(draft: ScenarioDraft, configured: () => Fleet): Players {
  if ('fleet' in draft) {
    return draft.fleet === undefined ? { cast: NOBODY_KNOWN, fleet: undefined, problems: [] } : ownPlayers(draft.fleet);
  }
  const fleet = configured();
  return { cast: castOf(fleet), fleet, problems: [] };
}

/** Whether a vantage that an event is about probes a service that it is about. */
function meetsSomebody({ effect, vantages }: ScenarioEvent, fleet: Fleet): boolean {
  if (!('services' in effect)) return true;
  return [...vantages].some((vantage) => probedFrom(fleet, vantage).some(({ name }) => effect.services.has(name)));
}

function aimlessness(index: number): Problem {
  const text = 'meets nobody: none of its vantages probes any of its services; name others, or give them reach';
  return { path: ['events', index], text };
}

function checkDraft(draft: ScenarioDraft, cast: Cast, fleet: Fleet | undefined): readonly Problem[] {
  const { events = [], expect } = draft;
  return [
    ...events.flatMap((event, index) => (event === undefined ? [] : checkEvent(event, ['events', index], cast))),
    ...checkTimes(draft),
    ...(expect === undefined ? [] : checkExpectation(expect, cast, fleet)),
  ];
}

function isClock({ events, start }: ScenarioFile): boolean {
  const times = events.flatMap(({ at, to }) => (to === undefined ? [at] : [at, to]));
  return times.some((time) => readTime(time, startOf({ start })).isClock);
}

/**
 * Reads a scenario file (docs/drills.md).
 * @param path of the file, for messages
 * @param text of the file
 * @param configured the fleet of the configuration, for a scenario without one
 * @throws InputError with every problem at once, each with its line
 */
export function readScenario(path: string, text: string, configured: () => Fleet): Scenario {
  const source = readYaml(path, text);
  const refuse = (problems: readonly Problem[]): never => {
    throw new InputError(problems.map((problem) => problemLine(source.where(problem.path), problem)));
  };
  const { problems: unsound, draft, data: file } = readInput(scenarioSchema, source.value);
  if (draft === undefined) return refuse(unsound);
  const { cast, fleet, problems: inFleet } = playersOf(draft, configured);
  const problems = [...unsound, ...inFleet, ...checkDraft(draft, cast, fleet)];
  if (file === undefined || fleet === undefined || problems.length > 0) return refuse(problems);
  const start = startOf(file);
  const events = file.events.map((event, index) => readEvent(event, index, fleet, start));
  const aimless = events.filter((event) => !meetsSomebody(event, fleet));
  if (aimless.length > 0) return refuse(aimless.map(({ index }) => aimlessness(index)));
  return {
    title: file.title,
    source: path,
    file: basename(path),
    fleet,
    hasOwnFleet: file.fleet !== undefined,
    start,
    lengthMs: lengthOf(draft) ?? 0,
    warm: file.warm,
    isExact: isClock(file),
    events,
    notes: Object.keys(file.fleet?.causes ?? {})
      .filter((cause) => fleet.causes[cause] === undefined)
      .map((cause) => {
        const path = ['fleet', 'causes', cause];
        const text = 'is left out, for fewer than two vantages probe two of its members; give its members reach';
        return problemLine(source.where(path), { path, text });
      }),
    hasExpectation: file.expect !== undefined,
    expected: readExpected(file.expect ?? {}, start, file.events[0]?.at),
  };
}
