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
}

type FleetDraft = NonNullable<ScenarioDraft['fleet']>;
type Names = number | readonly (string | undefined)[] | undefined;

function whole(names: Names): number | readonly string[] | undefined {
  if (names === undefined || typeof names === 'number') return names;
  const sound = names.filter((name) => name !== undefined);
  return sound.length === names.length ? sound : undefined;
}

/** Who plays in a fleet of the file's own. */
export function castOfDraft({ services, vantages, causes }: FleetDraft): Cast {
  const [named, regions] = [whole(services), whole(vantages)];
  return {
    services: named === undefined ? undefined : serviceNames(named),
    vantages: regions === undefined ? undefined : vantageRegions(regions),
    causes: Object.keys(causes ?? {}),
    resolvers: FLEET_RESOLVERS,
  };
}

/** Who plays in a fleet that is sound. */
export function castOf({ services, vantages, causes, resolvers }: Fleet): Cast {
  return { services: services.map(({ name }) => name), vantages, causes: Object.keys(causes), resolvers };
}
