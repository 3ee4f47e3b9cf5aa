import { z } from 'zod';
import { didYouMean } from '../config/problems';
import { CAUSE_PATTERN, CAUSE_SHAPE } from '../contract/causes';
import { FAILURE_CODES } from '../contract/failure-codes';
import { isTime, readDuration } from './times';

const RESULTS = [...FAILURE_CODES, 'blocked', 'slow', 'up'];

const text = z.string({ error: 'is no text; write one' });

const duration = z
  .string({ error: 'is no duration; write it with its unit, such as "10m" or "90s"' })
  .refine((value) => readDuration(value) !== undefined, {
    error: 'is no duration; write it with its unit, such as "10m" or "90s"',
  });

const time = z
  .string({ error: 'is no time; write a duration from the start such as "10m", or a time of day such as "15:40"' })
  .refine(isTime, {
    error: 'is no time; write a duration from the start such as "10m", or a time of day such as "15:40"',
  });

const count = z.int({ error: 'is no whole number; write one' }).min(0, { error: 'is negative; write 0 or more' });

const share = z
  .number({ error: 'is no number; write a share from 0 to 1' })
  .min(0, { error: 'is below 0; write a share from 0 to 1' })
  .max(1, { error: 'is above 1; write a share from 0 to 1' });

const names = z.array(text, { error: 'is no list; write names such as [svc0..svc3]' });
const allOrNames = z.union([z.literal('all'), names], {
  error: 'is neither "all" nor a list; write "all" or names such as [svc0, svc2..svc4]',
});

const result = text.superRefine((value, context) => {
  for (const part of value.split('+')) {
    if (!RESULTS.includes(part)) {
      context.addIssue({ code: 'custom', message: `is no result; ${didYouMean(part, RESULTS)}`, input: part });
    }
  }
});

const later = () =>
  z.never({ error: 'cannot be rehearsed by this version; leave it out, or use a later version' }).optional();

const fleet = z.strictObject(
  {
    services: z.union(
      [
        count.min(1, { error: 'is less than 1; name at least one service' }),
        names.nonempty({ error: 'is empty; name a service' }),
      ],
      {
        error: 'is neither a number nor a list; write 4 or [a, b, c]',
      },
    ),
    vantages: z.union(
      [
        count
          .min(2, { error: 'is less than 2; one vantage cannot tell the service from the road to it' })
          .max(15, { error: 'is more than 15; list the regions' }),
        names.min(2, { error: 'has fewer than two regions; add one' }),
      ],
      {
        error: 'is neither a number nor a list; write 3 or a list of regions',
      },
    ),
    hubs: z
      .literal([1, 2], { error: 'is neither 1 nor 2; write hubs: 1' })
      .default(2)
      .refine((hubs) => hubs === 1, {
        error: 'is not 1 (the default is 2), and a standby cannot be rehearsed by this version; write hubs: 1',
      }),
    causes: z
      .record(
        text.regex(CAUSE_PATTERN, {
          error: `is no cause; write ${CAUSE_SHAPE}`,
        }),
        names,
        {
          error: 'is no map; write { dns/route53: [svc0..svc3] }',
        },
      )
      .default({}),
  },
  { error: 'is no fleet; write { services: 4, vantages: 3, hubs: 1, causes: {...} }' },
);

const event = z.strictObject(
  {
    at: time,
    for: duration.optional(),
    to: time.optional(),
    services: allOrNames.optional(),
    cause: text.optional(),
    vantages: allOrNames.optional(),
    result: z
      .union([result, z.array(result).nonempty({ error: 'is empty; write a result' })], {
        error: 'is no result; write a failure code, blocked, slow or up',
      })
      .optional(),
    share: share.optional(),
    redraw: z.literal('minute', { error: 'can only be "minute"; write that, or leave it out' }).optional(),
    cycle: z
      .strictObject({ bad: duration, good: duration }, { error: 'is no cycle; write { bad: 5m, good: 5m }' })
      .optional(),
    ramp: z.strictObject({ from: share, to: share }, { error: 'is no ramp; write { from: 0, to: 1 }' }).optional(),
    witnesses: z.literal('failing', { error: 'can only be "failing"; write that, or leave it out' }).optional(),
    silent: z.literal(true, { error: 'can only be true; write that, or leave it out' }).optional(),
    unprobed: later(),
    publish: later(),
    resolvers: later(),
    hub: later(),
    part: z
      .literal(['notifier', 'receipts', 'run-records', 'topics'], {
        error: 'is no part; write notifier, receipts, run-records or topics',
      })
      .optional(),
    state: z.literal('failing', { error: 'can only be "failing" in this version; write that, beside part' }).optional(),
    mute: later(),
  },
  { error: 'is no event; write { at: 10m, for: 15m, services: all, result: http.status }' },
);

const portion = text.regex(/^\d+\/\d+$/, { error: 'is no "x/n"; write one such as "3/4"' });
const plane = z.literal(['dns', 'http'], { error: 'is neither dns nor http; write one of them' });

const expectation = z.strictObject(
  {
    pages: names.optional(),
    oneOf: z
      .array(names, { error: 'is no list of lists; write [[], [cause/dns/x]]' })
      .nonempty({ error: 'is empty; write [[], [cause/dns/x]]' })
      .optional(),
    tickets: names.optional(),
    mayTicket: names.optional(),
    updates: count.optional(),
    layer: plane.optional(),
    layers: z.array(plane, { error: 'is no list; write [http, dns]' }).optional(),
    services: portion.optional(),
    vantages: portion.optional(),
    onset: time.optional(),
    within: duration.optional(),
    openUntil: time.optional(),
    closes: count.optional(),
    tolerate: portion.optional(),
  },
  { error: 'is no expectation; write { pages: [...] }' },
);

/** The schema of a scenario file (drill-format.md); what needs more than one value is checked in `check-scenario.ts`. */
export const scenarioSchema = z.strictObject(
  {
    title: text,
    fleet: fleet.optional(),
    length: duration.optional(),
    start: z.iso.datetime({ error: 'is no instant; write one such as 2021-10-04T15:30:00Z' }).optional(),
    warm: z.boolean({ error: 'is neither true nor false; write one of them' }).default(true),
    events: z.array(event, { error: 'is no list; write events' }).default([]),
    expect: expectation.optional(),
  },
  { error: 'is no scenario; write title, fleet, events, expect' },
);

/** A scenario file as a schema leaves it. */
export type ScenarioFile = z.output<typeof scenarioSchema>;

/** What must come of a scenario. */
export type Expectation = z.output<typeof expectation>;
