import { AccessError } from '../../aws/access-error';
import { stableHash } from '../../contract/alarm-names';
import { alarmsOf } from '../../contract/alarms-of';
import type { Fleet } from '../../contract/fleet';
import type { IncidentDefinition } from '../../contract/incident-definitions';
import { MINUTE } from '../../contract/minute';
import { resourceName } from '../../contract/resource-names';
import type { MuteHub, MutePorts } from './mute-ports';

/** As many alarms as CloudWatch takes in one rule. */
const MOST_TARGETS = 100;

/** A window begins in a minute that is still to come once AWS reads of it: what it makes of one that is past is not documented. */
const AHEAD_MS = 10_000;

/** From when on a key is muted, and for how long. */
export interface MuteWindow {
  /** A whole minute, epoch milliseconds. */
  readonly from: number;
  readonly minutes: number;
}

/** What became of it in one hub. */
export interface MutedHub {
  readonly region: string;
  /** Rules that were put, or ended. */
  readonly rules: readonly string[];
  /** Why nothing was done there, or not everything; undefined where all was. */
  readonly why?: string;
}

/** What became of muting a key, or of its end. */
export interface MuteResult {
  readonly key: string;
  /** Undefined where it is the end of muting. */
  readonly window?: MuteWindow;
  /** Names of alarms. */
  readonly alarms: readonly string[];
  readonly hubs: readonly MutedHub[];
}

/** Everything that muting goes by; without minutes, it ends. */
export interface MuteOptions {
  readonly fleet: Fleet;
  readonly definition: IncidentDefinition;
  readonly regions: readonly string[];
  readonly minutes?: number | undefined;
}

function chunks(names: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(names.length / MOST_TARGETS);
  return Array.from({ length: count }, (_, n) => names.slice(n * MOST_TARGETS, (n + 1) * MOST_TARGETS));
}

/** Rules over these alarms that earlier commands put, of windows that are over too. */
async function ownRules(hub: MuteHub, alarms: readonly string[], prefix: string) {
  const found = await Promise.all(chunks(alarms).map(([first = '']) => hub.rules(first)));
  return found.flat().filter(({ name }) => name.startsWith(prefix));
}

async function missing(hub: MuteHub, alarms: readonly string[]): Promise<readonly string[]> {
  const found = await Promise.all(chunks(alarms).map(hub.existing));
  return alarms.filter((alarm) => !found.some((each) => each.has(alarm)));
}

/** A name for a person, and one for each window of a key: its hash has what no name may have. */
function ruleOf(key: string, { from, minutes }: MuteWindow): string {
  const minute = new Date(from).toISOString().replaceAll(/\D/g, '').slice(0, 'yyyyMMddhhmm'.length);
  return `${key.replaceAll(/[^A-Za-z0-9]+/g, '-')}-${stableHash([key])}-${minute}-${minutes}m`;
}

/** Puts rules beside those that are active: to change one would unmute until the new window begins. */
async function muteIn(
  hub: MuteHub,
  key: string,
  alarms: readonly string[],
  prefix: string,
  window: MuteWindow,
): Promise<Omit<MutedHub, 'region'>> {
  // AWS takes names of alarms that are not there
  const absent = await missing(hub, alarms);
  if (absent.length > 0) return { rules: [], why: `has no alarm ${absent.join(', ')}; deploy its hub first` };
  for (const { name, isExpired } of await ownRules(hub, alarms, prefix)) if (isExpired) await hub.remove(name);
  const rules = chunks(alarms).map((targets, n) => ({
    name: `${prefix}${ruleOf(key, window)}-${n}`,
    description: `common-cause mute ${key} --for ${window.minutes}m`,
    alarms: targets,
    ...window,
  }));
  for (const rule of rules) await hub.put(rule);
  return { rules: rules.map(({ name }) => name) };
}

async function endIn(hub: MuteHub, alarms: readonly string[], prefix: string): Promise<Omit<MutedHub, 'region'>> {
  const rules = await ownRules(hub, alarms, prefix);
  for (const { name } of rules) await hub.remove(name);
  return { rules: rules.filter(({ isExpired }) => !isExpired).map(({ name }) => name) };
}

/** Mutes the alarms of a key in every hub, or ends it; a hub that refuses keeps no other one from it. */
export async function runMute(
  { fleet, definition, regions, minutes }: MuteOptions,
  ports: MutePorts,
): Promise<MuteResult> {
  const { key } = definition;
  const alarms = alarmsOf(definition, fleet).map((path) => resourceName.alarm(fleet.name, path));
  const prefix = resourceName.muteRules(fleet.name);
  const window =
    minutes === undefined ? undefined : { from: Math.ceil((ports.now() + AHEAD_MS) / MINUTE) * MINUTE, minutes };
  const inHub = async (region: string): Promise<MutedHub> => {
    const hub = ports.hub(region);
    try {
      const done = window === undefined ? endIn(hub, alarms, prefix) : muteIn(hub, key, alarms, prefix, window);
      return { region, ...(await done) };
    } catch (error) {
      if (!(error instanceof AccessError)) throw error;
      return { region, rules: [], why: error.message.slice(`${region}: `.length) };
    }
  };
  const hubs = await Promise.all(regions.map(inHub));
  return { key, alarms, hubs, ...(window === undefined ? {} : { window }) };
}
