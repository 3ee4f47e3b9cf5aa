import { incidentKey } from '../../contract/incident-key';
import type { Cast } from './cast';

/** Keys of the pages that a fleet's hubs can send; undefined where the fleet is unsound. */
export function pageKeys({ services, causes }: Cast): readonly string[] | undefined {
  if (services === undefined || causes === undefined) return undefined;
  const { everything, unexplained, quorumLost } = incidentKey;
  return [
    ...causes.map(incidentKey.cause),
    ...services.map(incidentKey.service),
    ...[everything, unexplained, quorumLost],
  ];
}
