import { receiptsOf } from '../../../lambda/incidents/deciding/incident';
import { isHeld, type Receipt } from '../../../lambda/incidents/receipts/receipt';
import { rowOf } from '../../../lambda/incidents/receipts/receipt-facts';
import { type Matrix, matrixOf } from '../../../lambda/matrix/matrix';
import { readViews } from '../../../lambda/matrix/vantage-view';
import { AccessError } from '../../aws/access-error';
import { type AlarmKind, alarmKindOf, isWrong } from '../../contract/alarm-kinds';
import type { Fleet } from '../../contract/fleet';
import { resourceName } from '../../contract/resource-names';
import { type MutedKey, mutedKeys } from './muted-keys';
import type { StatusPorts } from './status-ports';

/** An alarm that is in ALARM, and says that something is wrong. */
export interface WrongAlarm {
  readonly path: string;
  readonly kind: AlarmKind;
  readonly since?: number;
  readonly isSuppressed: boolean;
}

/** What is known of one hub; what could not be read is undefined, and `unread` says why. */
export interface HubStatus {
  readonly region: string;
  readonly wrong?: readonly WrongAlarm[];
  readonly open?: readonly Receipt[];
  /** Of what it tells nobody now, whatever happens. */
  readonly muted?: readonly MutedKey[];
  readonly unread: readonly string[];
}

/** How a deployment is doing. */
export interface Status {
  readonly at: number;
  readonly fleet: Fleet;
  readonly hubs: readonly HubStatus[];
  /** Open incidents that people know of, pages first, the oldest first: what any hub knows. */
  readonly incidents: readonly Receipt[];
  readonly matrix: Matrix;
}

type Read<T> = { readonly value: T } | { readonly unread: string };

async function read<T>(ask: () => Promise<T>): Promise<Read<T>> {
  try {
    return { value: await ask() };
  } catch (error) {
    if (error instanceof AccessError) return { unread: error.message };
    throw error;
  }
}

async function hubStatus(fleet: Fleet, region: string, ports: StatusPorts, at: number): Promise<HubStatus> {
  const { name } = fleet;
  const hub = ports.hub(region);
  const prefix = resourceName.alarm(name, '');
  const [raised, rows, mutes] = await Promise.all([
    read(() => hub.raised(prefix)),
    read(() => hub.rows(resourceName.receipts(name))),
    read(hub.mutes),
  ]);
  const unread = [raised, rows, mutes].flatMap((each) => ('unread' in each ? [each.unread] : []));
  return {
    region,
    unread,
    ...('value' in raised && {
      wrong: raised.value
        .map(({ name: full, ...alarm }) => ({ ...alarm, path: full.slice(prefix.length) }))
        .map((alarm) => ({ ...alarm, kind: alarmKindOf(alarm.path) }))
        .filter(({ kind }) => isWrong(kind)),
    }),
    ...('value' in mutes && { muted: mutedKeys(fleet, region, mutes.value, at) }),
    ...('value' in rows && {
      open: receiptsOf(rows.value.map(rowOf).filter((row) => row !== undefined)),
    }),
  };
}

/** What people know of, once: of two hubs' receipts of a key the newer one. */
function incidentsOf(hubs: readonly HubStatus[]): readonly Receipt[] {
  const newest = new Map<string, Receipt>();
  for (const receipt of hubs.flatMap(({ open = [] }) => open)) {
    const known = newest.get(receipt.key);
    if (known === undefined || known.toldAt < receipt.toldAt) newest.set(receipt.key, receipt);
  }
  const told = [...newest.values()].filter((receipt) => receipt.mergedInto === undefined && !isHeld(receipt));
  const rank = ({ severity }: Receipt) => (severity === 'page' ? 0 : 1);
  return told.toSorted((a, b) => rank(a) - rank(b) || a.since - b.since);
}

/** Reads how a deployment is doing: hubs and vantages all at once, each on its own. */
export async function readStatus(fleet: Fleet, ports: StatusPorts): Promise<Status> {
  const at = ports.now();
  const [views, ...hubs] = await Promise.all([
    readViews({ ...ports, fleet }),
    ...fleet.hubs.map((region) => hubStatus(fleet, region, ports, at)),
  ]);
  return { at, fleet, hubs, incidents: incidentsOf(hubs), matrix: matrixOf(fleet, views, at) };
}

/** Whether anything is known of any hub. */
export function isKnown({ hubs }: Status): boolean {
  return hubs.some(({ wrong, open }) => wrong !== undefined || open !== undefined);
}

/** Whether a page is open: people were told of one, or an alarm of one is up and nothing holds it back. */
export function isPaged({ incidents, hubs }: Status): boolean {
  const alarms = hubs.flatMap(({ wrong = [] }) => wrong);
  return (
    incidents.some(({ severity }) => severity === 'page') ||
    alarms.some(({ kind, isSuppressed }) => kind === 'page' && !isSuppressed)
  );
}
