import { z } from 'zod';
import { RUN_LIMITS_MS } from '../../../lambda/canary/run-limits';
import { flag, list, text } from '../../input/parts';
import { normalName } from '../host';
import { readUrl } from '../web-url';

const STATUS = /^[1-5]\d\d(-[1-5]\d\d)?$/;
const NO_STATUS = 'is not a status range; write "200-299" or "404"';
const DURATION = /^(\d+(?:\.\d+)?)(ms|s)$/;
const NO_DURATION = 'is not a duration; write it with its unit, such as "800ms" or "2s"';
const NO_NAME = 'is not a DNS name; write a full one such as "www.example.com", without a scheme, port or path';

/** A probe that takes longer than this has timed out: it fails, and is never slow. */
const SLOWEST_MS = RUN_LIMITS_MS.connect + RUN_LIMITS_MS.tls + RUN_LIMITS_MS.firstByte;

/** A URL that probes can ask for. */
export const urlSchema = text(
  'is not a URL',
  'write one with its scheme, such as "https://example.com/robots.txt"',
).superRefine((value, context) => {
  const url = readUrl(value);
  if (url.kind === 'refused') context.addIssue({ code: 'custom', message: url.why, input: url.shown });
});

/** A DNS name that can be asked for. */
export const dnsNameSchema = z
  .string({ error: NO_NAME })
  .refine((name) => normalName(name) !== undefined, { error: NO_NAME });

function ends(range: string): readonly [from: string, to: string] {
  const [from = '', to = from] = range.split('-');
  return [from, to];
}

const statusSchema = z
  .string({ error: NO_STATUS })
  .regex(STATUS, { error: NO_STATUS, abort: true })
  .refine((range) => ends(range)[0] <= ends(range)[1], {
    error: 'is a reversed status range; write the smaller status first',
    abort: true,
  })
  .refine((range) => ends(range)[1] >= '200', {
    error: 'is a status that no answer ends with; write one from 200 on',
  });

/** Milliseconds of a duration that the schema accepts. */
export function durationMs(text: string): number {
  const [, amount = '0', unit] = DURATION.exec(text) ?? [];
  return Number(amount) * (unit === 's' ? 1000 : 1);
}

/** A response time that a probe can keep or miss. */
export const objectiveSchema = z
  .string({ error: NO_DURATION })
  .regex(DURATION, { error: NO_DURATION, abort: true })
  .refine((value) => durationMs(value) > 0, {
    error: 'is nothing that an answer can keep; write more than 0',
    abort: true,
  })
  .refine((value) => durationMs(value) < SLOWEST_MS, {
    error: `is longer than a probe waits; write less than ${SLOWEST_MS / 1000}s`,
  });

/** What may be said of the URLs of a service, and of a witness. */
export const endpointOptions = {
  status: list(statusSchema, 'status ranges such as ["200-299"]')
    .nonempty({ error: 'accepts no status at all; leave it out for 200-299' })
    .optional()
    .describe('Accepted status codes, as ranges. @default 200-299, after redirects'),
  allowPrivateAddresses: flag
    .optional()
    .describe(
      'Lets probes of these URLs connect to private addresses; their vantages need a `vpc` that leads there. @default they are refused',
    ),
};
