import type { IncidentPorts } from './ports';
import { releasing, TURN } from './receipts/claims';
import { isClaimed, ownTable, remember } from './tell';

/** The other one has read and sent long before; where it has not, two messages are better than none. */
const WAITS_MS = 2_500;

const ASKS_AGAIN_AFTER_MS = 200;

const CLAIM_WITHIN_MS = 500;

/** The message is out by then: an invocation's time must not end for a turn that lapses by itself. */
const RELEASE_WITHIN_MS = 250;

async function hasTurn(ports: IncidentPorts): Promise<boolean> {
  const { now, sleep, log } = ports;
  for (const lastAt = now() + WAITS_MS; !(await isClaimed(ports, TURN, CLAIM_WITHIN_MS)); ) {
    if (now() >= lastAt) {
      log({ type: 'incidents', problem: 'somebody else keeps the turn', afterMs: WAITS_MS });
      return false;
    }
    await sleep(ASKS_AGAIN_AFTER_MS);
  }
  return true;
}

/**
 * Reads, decides and tells while nobody else of this hub does. One failure raises several alarms, now and then within a
 * second: the second to be answered must be able to read what the first has told, or it is not merged into it.
 */
export async function inTurn<T>(ports: IncidentPorts, answer: () => Promise<T>): Promise<T> {
  const isOurs = await hasTurn(ports);
  try {
    return await answer();
  } finally {
    if (isOurs) await remember(ownTable(ports), [releasing(TURN, ports.now())], RELEASE_WITHIN_MS);
  }
}
