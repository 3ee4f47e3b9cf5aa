import type { ProbeTarget } from '../probe-service';
import type { ZoneObservation } from './zone-observation';
import { zoneWishes } from './zone-wishes';
import type { Zones } from './zones';

/** Checks of zones beside the probes: their ends, and what is known so far, in the order of the targets. */
export interface ZoneChecks {
  readonly ends: readonly Promise<void>[];
  readonly known: () => readonly (readonly ZoneObservation[])[];
}

/** Has the zones of targets checked: evidence, for which no probe waits. */
export function checkZones(targets: readonly ProbeTarget[], zones: Zones): ZoneChecks {
  const wishes = targets.map(zoneWishes);
  const seen = wishes.map((each) => each.map((): ZoneObservation | undefined => undefined));
  const ends = wishes.flatMap((each, target) =>
    each.map(async (wish, index) => {
      const zone = await zones.check(wish);
      seen[target]?.splice(index, 1, zone);
    }),
  );
  return { ends, known: () => seen.map((each) => each.filter((zone) => zone !== undefined)) };
}

/** Where nobody asks for zones. */
export function noZones(targets: readonly ProbeTarget[]): ZoneChecks {
  return { ends: [], known: () => targets.map(() => []) };
}
