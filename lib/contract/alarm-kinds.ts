import { alarmName } from './alarm-names';

/**
 * What an alarm in ALARM means. page, ticket: people are told of it. sign: what these stand on. alive: a hub proves that it
 * is there, which is good. suppressor: it holds others back. loop: it flips twice a minute. test: somebody tests.
 */
export type AlarmKind = 'page' | 'ticket' | 'sign' | 'alive' | 'suppressor' | 'loop' | 'test';

const ANY = '*';
const HUBS = ['primary', 'standby'] as const;

/** Paths, with `*` for whatever stands there, and what such an alarm is: the first that fits. */
const KINDS: Readonly<Record<AlarmKind, readonly string[]>> = {
  suppressor: [
    alarmName.never,
    alarmName.silence,
    alarmName.unexplainedCovered,
    alarmName.cutOffCovered,
    alarmName.causePartlyCovered,
    alarmName.causeSlowedCovered(ANY),
    'covered/*',
    'partly-covered/*',
    'shard/*',
  ],
  alive: HUBS.flatMap((hub) => [alarmName.alive(hub), alarmName.ticking(hub)]),
  loop: [alarmName.loopTick, alarmName.loopTurn],
  test: [alarmName.test],
  page: [alarmName.quorumLost, alarmName.incident(ANY), alarmName.serviceDown(ANY), alarmName.way(ANY)],
  ticket: [
    alarmName.blindTicket(ANY),
    alarmName.cutOff(ANY),
    ...HUBS.map(alarmName.hubSilent),
    alarmName.causePartly(ANY),
    alarmName.causeSlowed(ANY),
    alarmName.servicePartly(ANY),
    alarmName.serviceSlowed(ANY),
    alarmName.serviceRefused(ANY),
    ...['coverage', 'doubled', 'resolvers', 'certificates', 'partial', 'slow', 'blocked'],
  ],
  sign: [],
};

function fits(path: string, pattern: string): boolean {
  const [start = '', end = ''] = pattern.split(ANY);
  if (!pattern.includes(ANY)) return path === pattern;
  return path.length > start.length + end.length && path.startsWith(start) && path.endsWith(end);
}

/** What an alarm is, by its path; a part of one (`<path>/<n>`) is what the whole is, but tells nobody. */
export function alarmKindOf(path: string): AlarmKind {
  const kinds = Object.entries(KINDS) as [AlarmKind, readonly string[]][];
  const kindOf = (of: string) => kinds.find(([, patterns]) => patterns.some((pattern) => fits(of, pattern)))?.[0];
  return kindOf(path) ?? kindOf(path.replace(/\/\d+$/, '')) ?? 'sign';
}

/** Whether something is wrong while such an alarm is in ALARM. */
export function isWrong(kind: AlarmKind): boolean {
  return kind === 'page' || kind === 'ticket' || kind === 'sign';
}
