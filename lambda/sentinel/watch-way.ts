import { otherHub } from '../../lib/contract/hub-role';
import { incidentKey } from '../../lib/contract/incident-key';
import type { Message } from '../../lib/contract/message';
import { readAndAnswer } from '../incidents/answer-alarm';
import type { IncidentPorts } from '../incidents/ports';
import { readRows } from '../incidents/read-rows';
import type { WayAlarm } from './sentinel-ports';

/** What is said of the other hub's way to people: that it fails, that it works; undefined where nobody has to say anything. */
async function changeOf(alarms: readonly WayAlarm[], key: string, ports: IncidentPorts) {
  const failing = alarms.filter(({ state }) => state === 'ALARM');
  if (failing.length > 0) return { key, state: 'ALARM', at: Math.max(...failing.map(({ since }) => since)) } as const;
  const { rows } = await readRows(ports);
  const isOpen = rows.some((row) => row.key === key && row.kind === 'receipt');
  return isOpen ? ({ key, state: 'OK', at: ports.now() } as const) : undefined;
}

/**
 * Looks at the other hub's way to people, and tells what that hub may not be able to tell itself. A hub that is gone is
 * told of by its ticket.
 * @param read alarms of that way; rejects where they cannot be read
 */
export async function watchWay(
  read: (hub: string) => Promise<readonly WayAlarm[]>,
  ports: IncidentPorts,
): Promise<readonly Message[]> {
  const { fleet, hub, log } = ports;
  const other = otherHub(fleet, hub);
  if (other === undefined) return [];
  try {
    const change = await changeOf(await read(other), incidentKey.way(other), ports);
    return change === undefined ? [] : await readAndAnswer(change, ports);
  } catch (error) {
    log({ type: 'incidents', problem: "the other hub's way to people cannot be judged", error: String(error) });
    return [];
  }
}
