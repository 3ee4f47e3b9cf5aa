import type { Causes } from '../contract/causes';
import type { Fleet } from '../contract/fleet';
import { judgesOf, vantagesOf } from '../contract/reach';
import { addressKind } from './address-kind';
import { DEFAULT_WITNESSES } from './default-witnesses';
import type { StackSettings } from './deployment';
import { severitiesOf } from './read-notify';
import type { Monitor } from './schema/monitor-schema';

function witnessesLeftOut({ witnesses }: Monitor, fleet: Fleet): readonly string[] {
  if (witnesses !== undefined) return [];
  return DEFAULT_WITNESSES.filter((each) => !fleet.witnesses.includes(each)).map(
    ({ name, http }) =>
      `witnesses: the default one "${name}" is left out, for ${new URL(http.url).hostname} is watched; ${fleet.witnesses.length} are left`,
  );
}

function causesLeftOut(causes: Causes, fleet: Fleet): readonly string[] {
  return Object.entries(causes)
    .filter(([cause, members]) => members.length >= 2 && fleet.causes[cause] === undefined)
    .map(([cause, members]) => {
      const judges = judgesOf(fleet, members);
      const whom = judges.length === 0 ? 'no vantage probes' : `only ${judges.join(', ')} probes`;
      return `causes: ${cause} is left out, for ${whom} two of its members; let two vantages probe two of them`;
    });
}

function unreachable(fleet: Fleet, { networks }: StackSettings): readonly string[] {
  return fleet.services.flatMap((service) => {
    const outside = vantagesOf(fleet, service).filter((region) => networks[region] === undefined);
    return service.http.flatMap(({ url }) => {
      const kind = addressKind(new URL(url).hostname);
      if (kind === 'own') {
        return [
          `services: ${service.name} is at ${url}, which a canary in Lambda never asks; it is for tries on a machine of your own`,
        ];
      }
      return kind === 'private' && outside.length > 0
        ? [
            `services: ${service.name} is at ${url}, a private address, and ${outside.join(', ')} stand in no vpc; it fails there`,
          ]
        : [];
    });
  });
}

function unheard({ notify }: Monitor): readonly string[] {
  return notify.some((target) => severitiesOf(target).includes('ticket'))
    ? []
    : ['notify: nobody is told of tickets; write for: "both" or "tickets" in one entry'];
}

/** What was left out of what was asked for, and what cannot work where it was put: for people, a line each. */
export function notesOf(monitor: Monitor, causes: Causes, fleet: Fleet, settings: StackSettings): readonly string[] {
  return [
    ...witnessesLeftOut(monitor, fleet),
    ...causesLeftOut(causes, fleet),
    ...unreachable(fleet, settings),
    ...unheard(monitor),
  ];
}
