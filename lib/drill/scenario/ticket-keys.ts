import type { Cast } from './cast';

/** Keys of the tickets that a fleet can have; undefined where the fleet is unsound. */
export function ticketKeys({ services, vantages, causes }: Cast): readonly string[] | undefined {
  if (services === undefined || vantages === undefined || causes === undefined) return undefined;
  return [
    ...services.flatMap((service) => [`partial/${service}`, `slow/${service}`, `blocked/${service}`]),
    ...causes.flatMap((cause) => [`partial/cause/${cause}`, `slow/cause/${cause}`]),
    ...vantages.flatMap((region) => [`vantage/${region}/blind`, `vantage/${region}/share`]),
    ...['certificates', 'resolvers', 'doubled', 'coverage', 'hub/primary/silent', 'hub/standby/silent'],
  ];
}
