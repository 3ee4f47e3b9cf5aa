import { z } from 'zod';
import { causeNameSchema, nameSchema, regionSchema } from '../../config/schema/names';
import { list } from '../../input/parts';
import { countSchema, namesSchema } from './names-schema';

const MOST_SERVICES = 1_000;
const MOST_VANTAGES = 15;

const servicesSchema = z.union(
  [
    countSchema
      .min(1, { error: 'is less than 1; name at least one service' })
      .max(MOST_SERVICES, { error: `is more than a fleet may have; write at most ${MOST_SERVICES}` }),
    list(nameSchema, 'names such as [search, mail]')
      .nonempty({ error: 'is empty; name a service' })
      .max(MOST_SERVICES, { error: `is more than a fleet may have; write at most ${MOST_SERVICES}` }),
  ],
  { error: 'is neither a number nor a list; write 4 or [search, mail]' },
);

const FEW_VANTAGES = 'one vantage cannot tell the service from the road to it';

const vantagesSchema = z.union(
  [
    countSchema
      .min(2, { error: `is less than 2; ${FEW_VANTAGES}` })
      .max(MOST_VANTAGES, { error: `is more than a fleet may have; write at most ${MOST_VANTAGES}` }),
    list(regionSchema, 'regions such as [us-east-1, eu-west-1]')
      .min(2, { error: `has fewer than two regions; ${FEW_VANTAGES}` })
      .max(MOST_VANTAGES, { error: `is more than a fleet may have; write at most ${MOST_VANTAGES}` }),
  ],
  { error: 'is neither a number nor a list; write 3 or a list of regions' },
);

/** The fleet of a scenario that does not rehearse the configuration. */
export const fleetSchema = z.strictObject(
  {
    services: servicesSchema.describe('A number (`4` makes svc0 to svc3), or names.'),
    vantages: vantagesSchema.describe('A number, or regions.'),
    hubs: z.literal([1, 2], { error: 'is neither 1 nor 2; write one of them' }).default(2),
    reach: z
      .record(z.string(), namesSchema('the vantages that probe it, such as [v0, v1]'), {
        error: 'is not a map; write { svc3: [v0, v1] }',
      })
      .optional(),
    causes: z
      .record(causeNameSchema, namesSchema('its members, such as [svc0..svc3]'), {
        error: 'is not a map; write { dns/route53: [svc0..svc3] }',
      })
      .default({}),
  },
  { error: 'is not a fleet; write { services: 4, vantages: 3, hubs: 1, causes: {...} }' },
);
