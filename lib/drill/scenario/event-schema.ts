import { z } from 'zod';
import { FAILURE_CODES } from '../../contract/failure-codes';
import { didYouMean } from '../../input/nearest-name';
import { text } from '../../input/parts';
import { allOrNamesSchema, namesSchema } from './names-schema';
import { durationSchema, timeSchema } from './time-schema';

const RESULTS: readonly string[] = [...FAILURE_CODES, 'blocked', 'slow', 'up'];

function only<const T extends string>(...words: readonly T[]) {
  const error =
    words.length === 1
      ? `can only be ${words[0]}; write that, or leave it out`
      : `is none of ${words.join(', ')}; write one of them`;
  return z.literal(words, { error });
}

const shareSchema = z
  .number({ error: 'is not a number; write a share from 0 to 1' })
  .min(0, { error: 'is below 0; write a share from 0 to 1' })
  .max(1, { error: 'is above 1; write a share from 0 to 1' });

const someSchema = shareSchema.refine((value) => value > 0, { error: 'meets nobody; write a share above 0' });

/** Which layer of a cell a result sets; `up` sets both. */
function layerOfResult(part: string): 'both' | 'dns' | 'http' {
  if (part === 'up') return 'both';
  return part.startsWith('dns.') ? 'dns' : 'http';
}

function problemOf(result: string): { readonly message: string; readonly input: string } | undefined {
  const parts = result.split('+');
  const unknown = parts.find((part) => !RESULTS.includes(part));
  if (unknown !== undefined) {
    const remedy = didYouMean(unknown, RESULTS, 'write a failure code, blocked, slow or up');
    return { message: `is not a result; ${remedy}`, input: unknown };
  }
  const layers = parts.map(layerOfResult);
  const isTwofold = new Set(layers).size < layers.length || (layers.length > 1 && layers.includes('both'));
  return isTwofold
    ? { message: 'sets one layer twice; join one dns.* result and one other', input: result }
    : undefined;
}

const resultSchema = text('is not a result', 'write a failure code, blocked, slow or up').superRefine(
  (value, context) => {
    const problem = problemOf(value);
    if (problem !== undefined) context.addIssue({ code: 'custom', ...problem });
  },
);

/** One event of a scenario; what its keys must keep together is checked in `check-event.ts`. */
export const eventSchema = z.strictObject(
  {
    at: timeSchema.describe('When it begins.'),
    for: durationSchema.optional(),
    to: timeSchema.optional(),
    services: allOrNamesSchema.optional(),
    cause: text('is not a text', 'write the name of a cause').optional(),
    vantages: allOrNamesSchema.optional(),
    result: z
      .union([resultSchema, z.array(resultSchema).nonempty({ error: 'is empty; write a result' })], {
        error: 'is not a result; write a failure code, blocked, slow or up',
      })
      .optional(),
    share: someSchema.optional(),
    redraw: only('minute').optional(),
    cycle: z
      .strictObject(
        { bad: durationSchema, good: durationSchema },
        { error: 'is not a cycle; write { bad: 5m, good: 5m }' },
      )
      .optional(),
    ramp: z
      .strictObject({ from: shareSchema, to: shareSchema }, { error: 'is not a ramp; write { from: 0, to: 1 }' })
      .refine(({ from, to }) => from > 0 || to > 0, { error: 'meets nobody; write a share above 0' })
      .optional(),
    unprobed: z
      .union([z.literal(true), someSchema], {
        error: 'is neither true nor a share; write true, or a share such as 0.5',
      })
      .optional(),
    witnesses: only('failing', 'down').optional(),
    silent: z.literal(true, { error: 'can only be true; write that, or leave it out' }).optional(),
    runs: only('twice').optional(),
    publish: z
      .union(
        [
          only('twice', 'lost'),
          z.strictObject(
            { late: durationSchema },
            { error: 'is not a way to publish; write twice, lost or { late: 90s }' },
          ),
        ],
        { error: 'is not a way to publish; write twice, lost or { late: 90s }' },
      )
      .optional(),
    resolvers: namesSchema('resolvers such as [1.1.1.1]').optional(),
    hub: only('primary', 'standby', 'both').optional(),
    part: only('notifier', 'receipts', 'run-records', 'topics').optional(),
    state: only('failing', 'lost', 'ingest-only', 'mute', 'cut-off').optional(),
    mute: namesSchema('keys such as [service/svc1]').optional(),
  },
  { error: 'is not an event; write { at: 10m, for: 15m, services: all, result: http.status }' },
);

/** An event as a schema leaves it. */
export type FileEvent = z.output<typeof eventSchema>;
