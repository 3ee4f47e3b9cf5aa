import { z } from 'zod';
import { serverAddress } from '../../../lambda/canary/network/dns/server-address';
import { RUN_LIMITS_MS } from '../../../lambda/canary/run-limits';
import { AUTHORITATIVE, RECORD_NUMBERS, recordNumber } from '../../contract/dns-endpoint';
import { flag, list, text } from '../../input/parts';
import { timeBoundsSchema } from './durations';
import { dnsNameSchema } from './endpoint-schema';
import { boundsSchema, countSchema } from './rules-schema';

const NO_SERVER =
  'is not a DNS server; write "system", "1.1.1.1", "tcp://1.1.1.1", "tls://1.1.1.1" or "https://1.1.1.1/dns-query"';

const NO_SERVERS = `is neither a list nor "${AUTHORITATIVE}"; write ["1.1.1.1"], or "${AUTHORITATIVE}" for the name servers of the zone`;

const serverListSchema = list(
  z.string({ error: NO_SERVER }).superRefine((value, context) => {
    if (serverAddress(value, '127.0.0.1') !== undefined) return;
    const message = value === AUTHORITATIVE ? `stands in a list; write servers: "${AUTHORITATIVE}" alone` : NO_SERVER;
    context.addIssue({ code: 'custom', message, input: value });
  }),
  'DNS servers',
).nonempty({ error: 'is empty; name a server, or leave it out' });

const RCODES = ['NOERROR', 'FORMERR', 'SERVFAIL', 'NXDOMAIN', 'NOTIMP', 'REFUSED'] as const;

const NO_TYPE = `is not a type of records; write one of ${Object.keys(RECORD_NUMBERS).join(', ')}, or TYPE and a number`;

const values = (what: string) =>
  list(
    text('is not a text', 'write the data of a record').min(1, { error: 'is empty; write the data of a record' }),
    what,
  )
    .nonempty({ error: 'is empty; name a record, or leave it out' })
    .optional();

const NO_TTL = 'is not a time to live; write seconds from 0 to 2147483647';

const secondsSchema = z
  .int({ error: NO_TTL })
  .min(0, { error: NO_TTL })
  .max(2 ** 31 - 1, { error: NO_TTL });

const EXAMPLE = 'records such as ["10 mail.example.com"]';

const expectSchema = z.strictObject(
  {
    rcodes: list(z.literal(RCODES, { error: `is not an RCODE; write one of ${RCODES.join(', ')}` }), 'RCODEs')
      .nonempty({ error: 'is empty; name an RCODE, or leave it out' })
      .optional()
      .describe('One of these. @default NOERROR'),
    any: values(EXAMPLE).describe('One of these records is among the answers. @default any answer'),
    every: values(EXAMPLE).describe('No other records than these are. @default any answer'),
    exactly: values(EXAMPLE).describe('These records are, and no others, in any order. @default any answer'),
    count: countSchema.optional().describe('So many records; `{ max: 0 }` for none. @default at least one'),
    ttl: boundsSchema('seconds', secondsSchema)
      .optional()
      .describe('Time to live of each record, seconds. @default any'),
    authenticated: flag
      .optional()
      .describe('Whether the resolver says that it has validated the answer (AD). @default either'),
    authoritative: flag.optional().describe('Whether the server says that the zone is its own (AA). @default either'),
    time: timeBoundsSchema(RUN_LIMITS_MS.dnsQuestion)
      .optional()
      .describe('How long the answer may take; `degraded` needs an `objective` of the service. @default 2 s'),
  },
  { error: 'is not an expectation; write { any: ["10 mail.example.com"] }' },
);

/** One entry of `questions`: a name with more to ask of it than an address, or more to say of the answer. */
export const questionSchema = z.strictObject(
  {
    name: dnsNameSchema.describe('The name that is asked for.'),
    type: z
      .string({ error: NO_TYPE })
      .refine((type) => recordNumber(type) !== undefined, { error: NO_TYPE })
      .default('A')
      .describe('Type of the records. @default A'),
    servers: z
      .union([z.literal(AUTHORITATIVE, { error: NO_SERVERS }), serverListSchema], { error: NO_SERVERS })
      .optional()
      .describe(
        "Who is asked, over UDP unless it says `tcp://`, `tls://` or `https://`; or `'authoritative'`, each name server of the name's zone. The question fails only if all of them fail. @default the resolvers",
      ),
    allowPrivateAddresses: flag
      .optional()
      .describe(
        "Lets the name servers of `servers: 'authoritative'` have private addresses. @default they are not asked there",
      ),
    recursion: flag.optional().describe('Whether the server shall ask others (RD). @default true'),
    checkingDisabled: flag.optional().describe('Whether it shall answer without validating (CD). @default false'),
    expect: expectSchema.optional().describe('What the answer promises. @default NOERROR with a record'),
  },
  { error: 'is not a question; write { name, type, expect }' },
);
