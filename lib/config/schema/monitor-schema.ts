import { z } from 'zod';
import { MOST_HUB_SHARDS } from '../../contract/shard-of';
import { list, text } from '../../input/parts';
import { DEFAULT_RESOLVERS, readResolver } from '../resolver';
import { maintenanceSchema } from './maintenance-schema';
import { causeNameSchema, nameSchema, regionSchema } from './names';
import { NOTIFY_REMEDY, notifySchema, secretName } from './notify-schema';
import { serviceSchema } from './service-schema';
import { stackKeys } from './stack-schema';
import { vantageSchema } from './vantage-schema';
import { witnessSchema } from './witness-schema';

const NO_RESOLVER = 'is not a resolver; write "system", "1.1.1.1" or "1.1.1.1:53"';

/** The schema of `monitor.config.ts`: shapes here, what several values must keep together in `lib/config/checks`. */
export const monitorSchema = z.strictObject(
  {
    $schema: z.string().optional().meta({ hidden: true }),
    name: text('is not a name', 'write a short text')
      .regex(/^[a-z][a-z0-9-]{0,31}$/, {
        error: 'is not a name; use lower-case letters, digits and "-", at most 32, beginning with a letter',
      })
      .default('common-cause')
      .describe('Prefix of all physical names. @default common-cause'),
    services: list(serviceSchema, 'at least one service')
      .nonempty({ error: 'is empty; name at least one service' })
      .describe('What is watched.'),
    vantages: list(vantageSchema, 'at least two regions')
      .min(2, { error: 'has fewer than two regions; add one, or nobody can tell the service from the road to it' })
      .describe(
        'Regions that look; at least two, better three. One with `{ region, vpc }` looks from inside a network.',
      ),
    hubs: list(regionSchema, 'one region or two')
      .min(1, { error: 'does not name a region; write one hub, better two' })
      .max(2, { error: 'names more than two regions; write a primary and a standby' })
      .describe(
        'Regions where metrics meet, alarms are evaluated and people are told: the primary, and a standby that tells them while the primary is not alive.',
      ),
    heartbeatSecret: secretName
      .optional()
      .describe(
        'Name of the secret, in the region of each hub, with the URL that hubs ping while they are alive; let the service behind it page when none has for 300 s. @default nobody outside watches the hubs',
      ),
    notify: list(notifySchema, 'who is told')
      .nonempty({ error: `is empty; ${NOTIFY_REMEDY}` })
      .describe('Who is told, one way an entry.'),
    witnesses: list(witnessSchema, 'control targets')
      .optional()
      .describe(
        'Control targets that are not watched themselves. @default six on different networks, DNS operators and TLDs',
      ),
    resolvers: list(
      z.string({ error: NO_RESOLVER }).refine((value) => readResolver(value) !== undefined, { error: NO_RESOLVER }),
      'resolvers',
    )
      .min(2, { error: 'has fewer than two resolvers; a name is asked of at least two' })
      .default([...DEFAULT_RESOLVERS])
      .describe("Resolvers asked for each name. @default the region's own and 1.1.1.1"),
    quorum: z
      .int({ error: 'is not a whole number; write how many vantages must say so' })
      .min(2, { error: 'is below 2; one vantage alone must never page' })
      .optional()
      .describe(
        'How many vantages must say so; what fewer vantages look at than that goes by its own. @default 2 of 3, 3 of 5, 6 of 10: max(2, ceil(0.6 R))',
      ),
    causes: z
      .record(causeNameSchema, list(nameSchema, 'the names of its members'), {
        error: 'is not a map; write { "cdn/fastly": ["a", "b"] }',
      })
      .optional()
      .describe('What else services share, besides their owner. @default none'),
    tickets: z
      .literal(['each', 'shared'], { error: 'is neither "each" nor "shared"; write one of them' })
      .default('each')
      .describe(
        'Whether each service has tickets of its own, or all services share one of each kind; above 50 services they share. @default each',
      ),
    certificateDays: z
      .int({ error: 'is not a whole number; write how many days before its end a certificate is a ticket' })
      .min(1, { error: 'is below 1; write how many days before its end a certificate is a ticket' })
      .default(14)
      .describe('A certificate with fewer days left is a ticket. @default 14'),
    hubShards: z
      .int({ error: 'is not a whole number; write into how many stacks a hub is split' })
      .min(1, { error: 'is below 1; a hub is one stack at least' })
      .max(MOST_HUB_SHARDS, {
        error: `is above ${MOST_HUB_SHARDS}; write how many stacks its services and causes need`,
      })
      .default(1)
      .describe(
        'Stacks of a hub: one holds about 40 services with tickets of each, 60 with shared ones, and fewer by each of its causes. Each service and each cause stays in the one of its name; synthesis names the number that fits. @default 1',
      ),
    maintenance: list(maintenanceSchema, 'windows such as [{ keys: ["service/web"], cron: "0 2 * * SUN", for: "2h" }]')
      .optional()
      .describe('Planned maintenance: when nobody is told of some keys. @default none'),
    ...stackKeys,
  },
  { error: 'is not a configuration; export default defineMonitor({ ... })' },
);

/** A configuration with its defaults filled in. */
export type Monitor = z.output<typeof monitorSchema>;
