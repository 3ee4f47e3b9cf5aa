import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { loadMonitor } from '../../lib/config/load-monitor';
import { rehearsedFleet } from '../../lib/drill/world/rehearsed-fleet';
import { ROOT } from '../form/files';

it('what an endpoint and name servers promise is not rehearsed: a good answer is good for all of them', () => {
  const { fleet } = loadMonitor(join(ROOT, 'docs/mail-host.yaml'));
  const { services } = rehearsedFleet(fleet);
  expect(services.flatMap(({ http }) => http)).toEqual(
    fleet.services.flatMap(({ http }) => http.map(({ url }) => ({ url }))),
  );
  const questions = fleet.services.map((service) =>
    service.questions?.map(({ expect: promised, ...bare }) =>
      bare.servers === 'authoritative' ? bare : { ...bare, expect: promised },
    ),
  );
  expect(services.map((service) => service.questions)).toEqual(questions);
});
