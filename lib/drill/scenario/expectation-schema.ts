import { z } from 'zod';
import { list } from '../../input/parts';
import { countSchema, keysSchema } from './names-schema';
import { durationSchema, timeSchema } from './time-schema';

const NO_PORTION = 'is not "x/n"; write one such as "3/4"';

/** The two numbers of `3/4`. */
export function portionOf(text: string): readonly [part: number, whole: number] {
  const [part, whole] = text.split('/').map(Number);
  return [part ?? 0, whole ?? 0];
}

const portionSchema = z
  .string({ error: NO_PORTION })
  .regex(/^\d{1,6}\/\d{1,6}$/, { error: NO_PORTION, abort: true })
  .refine((text) => portionOf(text)[0] > 0, { error: 'is none of them; write 1 or more', abort: true })
  .refine((text) => portionOf(text)[0] <= portionOf(text)[1], {
    error: 'is more than there are; write at most all of them',
  });

const layerSchema = z.literal(['dns', 'http'], { error: 'is neither dns nor http; write one of them' });

/** What must come of a scenario; what the keys must keep together is checked in `check-expectation.ts`. */
export const expectationSchema = z.strictObject(
  {
    pages: keysSchema.optional(),
    oneOf: list(keysSchema, 'lists of keys such as [[], [cause/dns/x]]')
      .nonempty({ error: 'is empty; write [[], [cause/dns/x]]' })
      .optional(),
    tickets: keysSchema.optional(),
    mayTicket: keysSchema.nonempty({ error: 'is empty; name a ticket, or leave it out' }).optional(),
    updates: countSchema.optional(),
    layer: layerSchema.optional(),
    layers: list(layerSchema, 'layers such as [http, dns]')
      .nonempty({ error: 'is empty; write [http, dns]' })
      .refine((layers) => layers.every((layer, index) => layer !== layers[index - 1]), {
        error: 'has the same layer twice in a row, which is no change; write each change once',
      })
      .optional(),
    services: portionSchema.optional(),
    vantages: portionSchema.optional(),
    onset: timeSchema.optional(),
    within: durationSchema.optional(),
    openUntil: timeSchema.optional(),
    closes: countSchema.optional(),
    tolerate: portionSchema.optional(),
  },
  { error: 'is not an expectation; write { pages: [...] }' },
);

/** An expectation as a schema leaves it. */
export type FileExpectation = z.output<typeof expectationSchema>;
