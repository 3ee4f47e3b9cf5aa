import type { IncidentDefinition } from '../../../lib/contract/incident-definitions';
import { ticketAlarms } from '../../../lib/contract/ticket-alarms';
import type { IncidentPorts } from '../ports';

/** What the alarms in ALARM behind a ticket of several are about; undefined where that is not known, or the ticket is about one thing. */
export type Raised = (key: string) => readonly string[] | undefined;

/** Reads the alarms behind some tickets, in one call; where that fails nothing is known of any. */
export async function readRaised(
  { alarmStates, fleet, log }: IncidentPorts,
  definitions: readonly IncidentDefinition[],
): Promise<Raised> {
  const behind = new Map(definitions.map((each) => [each.key, ticketAlarms(each, fleet)]));
  const paths = [...behind.values()].flat().flatMap(({ path, unless }) => [path, ...unless]);
  if (paths.length === 0) return () => undefined;
  try {
    const states = await alarmStates([...new Set(paths)]);
    const isRaised = (path: string) => states.get(path) === 'ALARM';
    return (key) => {
      const alarms = behind.get(key) ?? [];
      if (!alarms.some(({ path }) => states.has(path))) return undefined;
      return alarms.filter(({ path, unless }) => isRaised(path) && !unless.some(isRaised)).map(({ about }) => about);
    };
  } catch (error) {
    log({ type: 'incidents', problem: 'states of alarms cannot be read', error: String(error) });
    return () => undefined;
  }
}
