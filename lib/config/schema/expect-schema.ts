import { z } from 'zod';
import { RUN_LIMITS_MS } from '../../../lambda/canary/run-limits';
import { list, text } from '../../input/parts';
import { timeBoundsSchema } from './durations';
import { bytesSchema, headerRulesSchema, jsonRulesSchema, textRules } from './rules-schema';
import { urlSchema } from './url-schema';

const FINGERPRINT = /^([0-9a-f]{2}:?){31}[0-9a-f]{2}$/i;
const NO_FINGERPRINT = 'is not a SHA-256 fingerprint; write its 64 hexadecimal digits, with or without ":"';

const certificateSchema = z.strictObject(
  {
    days: z
      .int({ error: 'is not a whole number; write how many days it must have left' })
      .min(1, { error: 'is below 1; write how many days it must have left' })
      .optional()
      .describe(
        'Fewer days left have failed; `certificateDays` of the configuration is a ticket before that. @default its end',
      ),
    issuer: text('is not a text', 'write a part of the name of the issuer')
      .min(1, { error: 'is empty; write a part of the name of the issuer' })
      .optional()
      .describe('A part of the name of who issued it. @default anybody who is trusted'),
    fingerprints: list(
      z.string({ error: NO_FINGERPRINT }).regex(FINGERPRINT, { error: NO_FINGERPRINT }),
      'SHA-256 fingerprints',
    )
      .nonempty({ error: 'is empty; name a fingerprint, or leave it out' })
      .optional()
      .describe('SHA-256 of the certificate: one of these, so that the next one can stand beside. @default any'),
  },
  { error: 'is not a rule; write { days, issuer, fingerprints }' },
);

const { connect, tls, firstByte, body } = RUN_LIMITS_MS;

const bounds = (longestMs: number, what: string) =>
  timeBoundsSchema(longestMs).optional().describe(`${what} @default the limits of a probe`);

/** What the last answer of a URL promises. */
export const expectSchema = z.strictObject(
  {
    headers: list(headerRulesSchema, 'rules such as [{ name: "content-type", contains: ["json"] }]')
      .nonempty({ error: 'is empty; write a rule, or leave it out' })
      .optional()
      .describe(
        'Of one that comes several times, one that keeps a rule is enough, and one that breaks a ban too many. @default none',
      ),
    body: z
      .strictObject(textRules, { error: 'is not a rule; write { contains: ["Welcome"] }' })
      .optional()
      .describe('Of its first 256 kB, unpacked. @default none'),
    json: list(jsonRulesSchema, 'rules such as [{ path: "$.status", equals: "ok" }]')
      .nonempty({ error: 'is empty; write a rule, or leave it out' })
      .optional()
      .describe('Of a body that is JSON; any other breaks them. @default none'),
    bytes: bytesSchema.optional().describe('Size of the body as it comes over the wire. @default any'),
    finalUrl: urlSchema.optional().describe('Where redirects must end. @default anywhere'),
    certificate: certificateSchema
      .optional()
      .describe('Of the server that gives the last answer. @default any that is trusted'),
    leastTls: z
      .literal(['1.2', '1.3'], { error: 'is neither "1.2" nor "1.3"; write one of them' })
      .optional()
      .describe('The oldest version of TLS that is good. @default 1.2'),
    times: z
      .strictObject(
        {
          connect: bounds(connect, 'To connect.'),
          tls: bounds(tls, 'The handshake.'),
          firstByte: bounds(firstByte, 'From the request to the first byte of the answer.'),
          transfer: bounds(body, 'The body.'),
          total: bounds(connect + tls + firstByte + body, 'All of these together.'),
        },
        { error: 'is not a map of phases; write { firstByte: { degraded: "500ms", failing: "2s" } }' },
      )
      .optional()
      .describe(
        'How long the phases of the last request may take; a `degraded` one needs an `objective` of the service. @default as long as a probe waits',
      ),
  },
  { error: 'is not an expectation; write { body: { contains: ["Welcome"] } }' },
);
