import { z } from 'zod';
import { isMuteCron, isMuteTime, isMuteTimezone } from '../../cloudwatch/mute-words';
import { list, text } from '../../input/parts';
import { MUTE_DURATION, muteMinutes } from '../mute-minutes';

const NO_TIME = 'is not a time; write yyyy-MM-ddThh:mm, such as "2026-12-24T22:00"';
const NO_CRON = 'is not a cron expression; write minute hour day month weekday, such as "0 2 * * SUN"';
const NO_ZONE = 'is not a time zone; write an IANA name such as "Europe/Berlin", or "UTC"';
const NO_DURATION = `is not so long as CloudWatch mutes; write ${MUTE_DURATION}`;

/** One window of `maintenance`; that it begins in exactly one way is checked beside it, so that each problem keeps its place. */
export const maintenanceSchema = z.strictObject(
  {
    keys: list(text('is not a key', 'write one such as "service/web"'), 'keys such as ["service/web"]')
      .nonempty({ error: 'is empty; name a key such as "service/web"' })
      .describe(
        'Of what nobody is told: keys of pages and tickets (docs/contract.md). A muted service does not mute its cause.',
      ),
    at: z
      .string({ error: NO_TIME })
      .refine(isMuteTime, { error: NO_TIME })
      .optional()
      .describe('When it begins, once. @default `cron`'),
    cron: z
      .string({ error: NO_CRON })
      .refine(isMuteCron, { error: NO_CRON })
      .optional()
      .describe('When it begins, again and again: minute, hour, day, month, weekday. @default `at`'),
    for: z
      .string({ error: NO_DURATION })
      .refine((value) => muteMinutes(value) !== undefined, { error: NO_DURATION })
      .describe(`How long it lasts each time: ${MUTE_DURATION}.`),
    timezone: z
      .string({ error: NO_ZONE })
      .refine(isMuteTimezone, { error: NO_ZONE })
      .optional()
      .describe('Whose clocks say so. @default UTC'),
  },
  { error: 'is not a window; write { keys, at, for } or { keys, cron, for }' },
);
