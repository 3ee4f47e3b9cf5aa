import { otherHub, roleOf } from '../../lib/contract/hub-role';
import { series } from '../../lib/contract/series';
import type { LoopPorts } from './sentinel-ports';

/**
 * The end of a hub's loop, called by its topic: it notes here that the loop has come round, tells the other hub that this
 * one is alive, and pings outside; each on its own. What is late or comes twice counts for the moment in which it comes.
 */
export async function turnLoop({ fleet, hub, mark, ping, log }: LoopPorts): Promise<void> {
  const role = roleOf(fleet, hub);
  const other = otherHub(fleet, hub);
  const proofs: Readonly<Record<string, Promise<void> | undefined>> = {
    here: mark(hub, series.loopTick(role)),
    'to the other hub': other === undefined ? undefined : mark(other, series.peerAlive(role)),
    outside: ping?.(),
  };
  const told = Object.entries(proofs).map(async ([where, proof]) => {
    try {
      await proof;
    } catch (error) {
      log({ type: 'loop', problem: `cannot be told ${where} that this hub is alive`, error: String(error) });
    }
  });
  await Promise.all(told);
}
