import { alarmName } from '../../lib/contract/alarm-names';
import { hasLoop, roleOf } from '../../lib/contract/hub-role';
import type { Message } from '../../lib/contract/message';
import { MINUTE, minuteOf } from '../../lib/contract/minute';
import { series } from '../../lib/contract/series';
import { member } from '../incidents/alarm-change';
import type { IncidentPorts } from '../incidents/ports';
import { recheck } from '../incidents/recheck';
import type { SentinelPorts } from './sentinel-ports';
import { watchWay } from './watch-way';

const HALF_MS = MINUTE / 2;

/** Sets the loop of this hub going. What it begins ends in another function: here nobody waits for it. */
async function tick({ fleet, hub, mark, log }: SentinelPorts): Promise<void> {
  if (!hasLoop(fleet)) return;
  try {
    await mark(hub, series.loopRequest(roleOf(fleet, hub)));
  } catch (error) {
    log({ type: 'loop', problem: 'the loop cannot be set going', error: String(error) });
  }
}

/** Whether the primary proves that it is alive. Who cannot tell leaves the incidents to it for this minute. */
async function isPrimaryAlive({ alarmStates, log }: SentinelPorts): Promise<boolean> {
  const path = alarmName.alive('primary');
  try {
    return (await alarmStates([path])).get(path) === 'ALARM';
  } catch (error) {
    log({ type: 'incidents', problem: 'whether the primary is alive cannot be read', error: String(error) });
    return true;
  }
}

/** Puts the second half of the minute off; whether that worked. */
async function putOff({ queue, clock, log }: SentinelPorts): Promise<boolean> {
  const minute = minuteOf(clock.now());
  const left = Math.max(0, Math.ceil((minute + HALF_MS - clock.now()) / 1000));
  try {
    await queue({ scheduledTime: new Date(minute).toISOString() }, left);
    return true;
  } catch (error) {
    log({ type: 'loop', problem: 'the queue refuses', error: String(error) });
    return false;
  }
}

function incidents(ports: SentinelPorts): IncidentPorts {
  return { ...ports, now: ports.clock.now };
}

function rechecked(ports: SentinelPorts): Promise<readonly Message[]> {
  return recheck(incidents(ports));
}

/** At second 0: the primary judges its incidents again. */
async function firstHalf(ports: SentinelPorts): Promise<readonly Message[]> {
  await tick(ports);
  return roleOf(ports.fleet, ports.hub) === 'primary' ? rechecked(ports) : [];
}

/**
 * At second 30: the standby does, while the primary is not alive. Half a minute apart, each sees what the other told.
 * Each looks at the other's way to people.
 */
async function secondHalf(ports: SentinelPorts): Promise<readonly Message[]> {
  await tick(ports);
  const mayTakeOver = roleOf(ports.fleet, ports.hub) === 'standby' && !(await isPrimaryAlive(ports));
  const { wayAlarms } = ports;
  const [taken, way] = await Promise.all([
    mayTakeOver ? rechecked(ports) : [],
    wayAlarms === undefined ? [] : watchWay(wayAlarms, incidents(ports)),
  ]);
  return [...taken, ...way];
}

/**
 * One invocation of the sentinel: by its schedule at the beginning of a minute, or by its queue in the middle of it; the
 * half minute between is waited for in the queue, which costs less, or here where the queue refuses. An event that comes
 * twice, or late, sets the loop going once more, and judges once more what is judged each minute.
 * @param event of Scheduler or of the queue, as Lambda hands it over
 */
export async function watch(event: unknown, ports: SentinelPorts): Promise<readonly Message[]> {
  if (Array.isArray(member(event, 'Records'))) return secondHalf(ports);
  if (!hasLoop(ports.fleet)) return firstHalf(ports);
  const [isPutOff, first] = await Promise.all([putOff(ports), firstHalf(ports)]);
  if (isPutOff) return first;
  const { clock } = ports;
  await clock.sleep(minuteOf(clock.now()) + HALF_MS - clock.now());
  return [...first, ...(await secondHalf(ports))];
}
