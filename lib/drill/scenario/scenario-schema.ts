import { z } from 'zod';
import { titleSchema } from '../../config/schema/names';
import type { Draft } from '../../input/draft';
import { flag, list } from '../../input/parts';
import { eventSchema } from './event-schema';
import { expectationSchema } from './expectation-schema';
import { fleetSchema } from './fleet-schema';
import { durationSchema } from './time-schema';

/** The schema of a scenario file (docs/drills.md); what needs more than one value is checked beside it. */
export const scenarioSchema = z.strictObject(
  {
    $schema: z.string().optional().meta({ hidden: true }),
    title: titleSchema(200),
    fleet: fleetSchema.optional(),
    length: durationSchema.optional(),
    start: z.iso.datetime({ error: 'is not an instant; write one such as 2021-10-04T15:30:00Z' }).optional(),
    warm: flag.default(true),
    events: list(eventSchema, 'events such as [{ at: 10m, silent: true }]').default([]),
    expect: expectationSchema.optional(),
  },
  { error: 'is not a scenario; write title, fleet, events, expect' },
);

/** A scenario file as a schema leaves it. */
export type ScenarioFile = z.output<typeof scenarioSchema>;

/** A scenario file as far as it is sound: what the checks of several values go by. */
export type ScenarioDraft = Draft<z.input<typeof scenarioSchema>>;
