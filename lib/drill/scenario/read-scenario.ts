import { basename } from 'node:path';
import { knownKeysOf } from '../config/known-keys';
import { InputError, type Problem, problemLine, problemsOf } from '../config/problems';
import type { Fleet } from '../contract/fleet';
import { MINUTE } from '../contract/minute';
import { checkEvent, checkExpectation, checkFleet, vantageNames } from './check-scenario';
import { expand, fleetOf } from './fleet-of';
import type { Course, Effect, Expected, Planes, Scenario, ScenarioEvent } from './scenario';
import { type ScenarioFile, scenarioSchema } from './scenario-schema';
import { readDuration, readTime } from './times';
import { readYaml, type YamlSource } from './yaml-source';

type FileEvent = ScenarioFile['events'][number];

const DEFAULT_START = '2026-01-05T12:00:00Z';

function refuse(source: YamlSource, problems: readonly Problem[]): never {
  throw new InputError(problems.map((problem) => problemLine(source.where(problem.path), problem)));
}

function accept(source: YamlSource, problems: readonly Problem[]): void {
  if (problems.length > 0) refuse(source, problems);
}

function planesOf(result: string): Planes {
  return Object.assign(
    {},
    ...result.split('+').map((part): Planes => {
      if (part === 'up') return { name: 'up', connection: 'up' };
      return part.startsWith('dns.') ? { name: part } : { connection: part };
    }),
  );
}

function courseOf({ result = [], share = 1, ramp, redraw }: FileEvent): Course {
  return {
    results: [result].flat().map(planesOf),
    share: ramp ?? { from: share, to: share },
    redraw: redraw !== undefined,
  };
}

function effectOf(event: FileEvent, fleet: Fleet): Effect {
  if (event.witnesses !== undefined) return { kind: 'witnesses', state: event.witnesses };
  if (event.silent !== undefined) return { kind: 'silent' };
  if (event.part !== undefined) return { kind: 'part', part: event.part };
  const names = fleet.services.map(({ name }) => name);
  const { services = 'all', cause } = event;
  const members =
    cause === undefined
      ? services === 'all'
        ? names
        : services.flatMap((entry) => expand(entry, names) ?? [])
      : (fleet.causes[cause] ?? []);
  return { kind: 'result', services: new Set(members), ...courseOf(event) };
}

function vantagesOf({ vantages = 'all' }: FileEvent, fleet: Fleet): ReadonlySet<string> {
  if (vantages === 'all') return new Set(fleet.vantages);
  const names = vantageNames(fleet);
  const regions = vantages.flatMap((entry) => expand(entry, names) ?? []);
  return new Set(regions.map((name) => fleet.vantages[names.indexOf(name) % fleet.vantages.length] ?? name));
}

function eventOf(event: FileEvent, index: number, fleet: Fleet, start: number): ScenarioEvent {
  const fromMs = readTime(event.at, start).ms;
  const duration = event.for === undefined ? undefined : readDuration(event.for);
  const toMs =
    duration !== undefined
      ? fromMs + duration
      : event.to === undefined
        ? Number.POSITIVE_INFINITY
        : readTime(event.to, start).ms;
  const { cycle } = event;
  return {
    index,
    fromMs,
    toMs,
    ...(cycle && { cycle: { badMs: readDuration(cycle.bad) ?? 0, goodMs: readDuration(cycle.good) ?? 0 } }),
    vantages: vantagesOf(event, fleet),
    effect: effectOf(event, fleet),
  };
}

function portion(text: string): number {
  const [part = '0', whole = '1'] = text.split('/');
  return Number(part) / Number(whole);
}

function expectedOf(expect: NonNullable<ScenarioFile['expect']>, start: number, firstMs: number): Expected {
  const { pages, oneOf, tickets, mayTicket = [], tolerate = '0/1', onset, within, openUntil, ...same } = expect;
  const sets = oneOf ?? (pages === undefined ? undefined : [pages]);
  const defined = Object.fromEntries(Object.entries(same).filter(([, value]) => value !== undefined));
  return {
    ...defined,
    ...(sets && { pages: sets }),
    ...(tickets && { tickets }),
    mayTicket,
    onsetMs: onset === undefined ? firstMs : readTime(onset, start).ms,
    ...(within !== undefined && { withinMs: readDuration(within) ?? 0 }),
    ...(openUntil !== undefined && { openUntilMs: readTime(openUntil, start).ms }),
    tolerate: portion(tolerate),
  };
}

function endedBeforeItBegan(events: readonly ScenarioEvent[]): readonly Problem[] {
  return events
    .filter(({ fromMs, toMs }) => toMs <= fromMs)
    .map(({ index, fromMs, toMs }) => ({
      path: ['events', index],
      text: `ends before it begins, got ${fromMs / MINUTE} to ${toMs / MINUTE} minutes; write a later end`,
    }));
}

function lengthOf(length: string | undefined, events: readonly ScenarioEvent[]): number {
  const given = length === undefined ? undefined : readDuration(length);
  return (
    given ?? Math.max(0, ...events.map(({ fromMs, toMs }) => (Number.isFinite(toMs) ? toMs : fromMs))) + 30 * MINUTE
  );
}

/**
 * Reads a scenario file (drill-format.md).
 * @param path of the file, for messages
 * @param text of the file
 * @param ownFleet the fleet of monitor.config.ts, for a scenario without one
 * @throws InputError with every problem at once, each with its line
 */
export function readScenario(path: string, text: string, ownFleet: () => Fleet): Scenario {
  const source = readYaml(path, text);
  const parsed = scenarioSchema.safeParse(source.value, { reportInput: true });
  if (!parsed.success) refuse(source, problemsOf(parsed.error.issues, knownKeysOf(scenarioSchema)));
  const file = parsed.data;
  if (file.fleet) accept(source, checkFleet(file.fleet));
  const fleet = file.fleet ? fleetOf(file.fleet) : ownFleet();
  accept(source, [
    ...file.events.flatMap((event, index) => checkEvent(event, index, fleet)),
    ...(file.expect ? checkExpectation(file.expect, fleet) : []),
  ]);

  const start = Date.parse(file.start ?? DEFAULT_START);
  const events = file.events.map((event, index) => eventOf(event, index, fleet, start));
  accept(source, endedBeforeItBegan(events));
  return {
    title: file.title,
    file: basename(path),
    fleet,
    start,
    lengthMs: lengthOf(file.length, events),
    warm: file.warm,
    isExact: file.events.some(({ at, to = '' }) =>
      [at, to].some((time) => time !== '' && readTime(time, start).isClock),
    ),
    events,
    expected: expectedOf(file.expect ?? {}, start, events[0]?.fromMs ?? 0),
  };
}
