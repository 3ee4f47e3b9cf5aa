import { incidentKey } from '../../contract/incident-key';
import type { Message } from '../../contract/message';
import type { VirtualClock } from '../world/virtual-clock';

/** So long without a ping, and the heartbeat outside pages. */
const SILENT_MS = 300_000;

/** Who tells of it: no hub. */
const OUTSIDE = 'outside';

/** The heartbeat outside AWS: it pages when no hub has pinged it for a while, and closes when one does. */
export interface Heartbeat {
  readonly ping: () => void;
}

/** The message of the service behind the heartbeat: its own words, and not ours. */
function message(kind: Message['kind'], since: number, at: number): Message {
  const title =
    kind === 'opened' ? 'MONITOR SILENT: no hub has pinged the heartbeat' : 'MONITOR BACK: a hub pings the heartbeat';
  const key = incidentKey.deadman;
  return { kind, severity: 'page', key, at, hub: OUTSIDE, since, title, text: title, dedupKey: key };
}

/** Starts a heartbeat that was pinged last when it was started. */
export function startHeartbeat(clock: VirtualClock, deliver: (message: Message) => void): Heartbeat {
  let last = clock.now();
  let isOpen = false;
  const look = (at: number): void => {
    if (at - last >= SILENT_MS && !isOpen) {
      isOpen = true;
      deliver(message('opened', last, at));
    }
    // while it is open, only a ping changes anything: it is looked for at the next time at which one could be missing
    clock.call(isOpen ? at + SILENT_MS : last + SILENT_MS, look);
  };
  clock.call(last + SILENT_MS, look);
  return {
    ping: () => {
      const since = last;
      last = clock.now();
      if (!isOpen) return;
      isOpen = false;
      deliver(message('closed', since, last));
    },
  };
}
