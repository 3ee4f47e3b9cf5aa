import type { Fleet } from '../../contract/fleet';
import { FLEET_RESOLVERS } from '../fleet-of';
import { serviceNames, vantageRegions } from './names';
import type { ScenarioDraft } from './scenario-schema';

/** Who plays in a scenario, as far as it is known: undefined where the fleet's own entry is unsound. */
export interface Cast {
  readonly services: readonly string[] | undefined;
  readonly vantages: readonly string[] | undefined;
  readonly causes: readonly string[] | undefined;
  readonly resolvers: readonly string[] | undefined;
  /** How many hubs. */
  readonly hubs: number | undefined;
}

type FleetDraft = NonNullable<ScenarioDraft['fleet']>;
type Names = number | readonly (string | undefined)[] | undefined;

function whole(names: Names): number | readonly string[] | undefined {
  if (names === undefined || typeof names === 'number') return names;
  const sound = names.filter((name) => name !== undefined);
  return sound.length === names.length ? sound : undefined;
}

/** Who plays in a fleet of the file's own. */
export function castOfDraft(draft: FleetDraft): Cast {
  const { services, vantages, causes, hubs } = draft;
  const [named, regions] = [whole(services), whole(vantages)];
  return {
    services: named === undefined ? undefined : serviceNames(named),
    vantages: regions === undefined ? undefined : vantageRegions(regions),
    causes: Object.keys(causes ?? {}),
    resolvers: FLEET_RESOLVERS,
    hubs: 'hubs' in draft ? hubs : 2,
  };
}

/** Who plays in a fleet that is sound. */
export function castOf({ services, vantages, causes, resolvers, hubs }: Fleet): Cast {
  const names = services.map(({ name }) => name);
  return { services: names, vantages, causes: Object.keys(causes), resolvers, hubs: hubs.length };
}
