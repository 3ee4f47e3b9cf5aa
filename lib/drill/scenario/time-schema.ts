import { z } from 'zod';
import { isTime, readDuration } from './times';

const NO_DURATION = 'is not a duration; write it with its unit, such as "10m" or "90s"';
const NO_TIME = 'is not a time; write a duration from the start such as "10m", or a time of day such as "15:40"';

/** How long: `1h30m`, `10m`, `90s`; more than nothing. */
export const durationSchema = z
  .string({ error: NO_DURATION })
  .refine((value) => readDuration(value) !== undefined, { error: NO_DURATION, abort: true })
  .refine((value) => readDuration(value) !== 0, { error: 'lasts no time; write more than 0' });

/** When: a duration from the start, or a time of day. */
export const timeSchema = z.string({ error: NO_TIME }).refine(isTime, { error: NO_TIME });
