import type { Fleet } from '../contract/fleet';
import { hasLoop, otherHub, roleOf } from '../contract/hub-role';
import { series } from '../contract/series';

/** Seconds 0 and 30. */
const TURNS_A_MINUTE = 2;

/** What the hubs publish to prove that they are alive, all together: each sample with a request of its own, for its second matters. */
export function proofsOfLife(fleet: Fleet): { readonly series: number; readonly requestsAMinute: number } {
  const proofs = (hasLoop(fleet) ? fleet.hubs : []).flatMap((hub) => {
    const role = roleOf(fleet, hub);
    const toOther = otherHub(fleet, hub) === undefined ? [] : [series.peerAlive(role)];
    return [series.loopRequest(role), series.loopTick(role), ...toOther];
  });
  return { series: proofs.length, requestsAMinute: proofs.length * TURNS_A_MINUTE };
}
