import { z } from 'zod';
import { MAX_ADDRESSES } from '../../../lambda/canary/run-limits';
import { AUTHORITATIVE } from '../../contract/dns-endpoint';
import { START_TLS } from '../../contract/fleet';
import { flag, text } from '../../input/parts';
import { SECRET_NAME } from '../web-url';
import { endpointOptions } from './endpoint-schema';
import { expectSchema } from './expect-schema';
import { urlSchema } from './url-schema';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** Names of headers that hold a secret, besides those that parameters hold. */
const SECRET_HEADER = /^(proxy-)?authorization$|^cookie$|[-_](token|key|secret|auth)$|^x-auth/i;

/** Headers that the connection is made of. */
const CONNECTION = /^(connection|content-length|transfer-encoding|te|trailer|upgrade|expect|keep-alive)$/i;

const NO_HEADER = 'is not the value of a header; write one line of text';

const headersSchema = z
  .record(
    z
      .string()
      .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, { error: 'is not the name of a header; write one such as "accept"' })
      .refine((name) => !CONNECTION.test(name), { error: 'is a header of the connection; leave it out' }),
    z.string({ error: NO_HEADER }).regex(/^[\t\x20-\x7e]*$/, { error: NO_HEADER }),
    { error: 'is not a map; write { accept: "application/json" }' },
  )
  .superRefine((headers, context) => {
    for (const name of Object.keys(headers)) {
      if (!SECRET_NAME.test(name) && !SECRET_HEADER.test(name)) continue;
      context.addIssue({
        code: 'custom',
        path: [name],
        message: 'carries credentials; name their secret in auth',
        input: '***',
      });
    }
  });

const querySchema = z
  .record(z.string(), z.string({ error: 'is not a text; write one in quotes' }), {
    error: 'is not a map; write { page: "1" }',
  })
  .superRefine((query, context) => {
    for (const name of Object.keys(query).filter((each) => SECRET_NAME.test(each))) {
      context.addIssue({
        code: 'custom',
        path: [name],
        message: 'carries credentials; name their secret in auth',
        input: '***',
      });
    }
  });

const NO_SECRET =
  'is not the name of a secret; write that of a Secrets Manager secret, which stands in the region of each vantage';

const secretName = z.string({ error: NO_SECRET }).superRefine((value, context) => {
  if (/^[A-Za-z0-9/_+=.@-]{1,512}$/.test(value)) return;
  // it may be the secret itself
  context.addIssue({ code: 'custom', message: NO_SECRET, input: '***' });
});

const NO_ADDRESSES = `is not a number from 1 to ${MAX_ADDRESSES}; write how many addresses must be good`;

const authSchema = z
  .strictObject(
    {
      basic: secretName
        .optional()
        .describe('Secret that holds `user:password`, or JSON with `username` and `password`. @default not by Basic'),
      bearer: secretName
        .optional()
        .describe('Secret that holds a token, or JSON with `token`. @default not by a token'),
      header: z
        .strictObject(
          {
            name: z
              .string()
              .regex(/^[A-Za-z0-9-]+$/, { error: 'is not the name of a header; write one such as "x-api-key"' })
              .describe('Its name.'),
            secret: secretName.describe('Secret that holds its value, or JSON with `value`.'),
          },
          { error: 'is not a header; write { name: "x-api-key", secret }' },
        )
        .optional()
        .describe('A header of your own. @default not by a header'),
    },
    { error: 'is not a way to say who we are; write { bearer: "name of a secret" }' },
  )
  .refine((ways) => Object.values(ways).filter((way) => way !== undefined).length === 1, {
    error: 'does not name one way; write one of basic, bearer, header',
  });

const NO_REDIRECTS = 'is neither false nor a number from 0 to 10; write how many are followed';

/** One entry of `endpoints`: a URL with more than a status to say of it. */
export const httpEndpointSchema = z.strictObject(
  {
    url: urlSchema.describe(
      'What is asked for: by HTTP, or by a connection alone, `tcp://host:port` or `tls://host:port`.',
    ),
    method: z
      .literal(METHODS, { error: `is not a method; write one of ${METHODS.join(', ')}` })
      .optional()
      .describe('How. @default GET'),
    headers: headersSchema
      .optional()
      .describe(
        'Sent besides `Accept` and `Accept-Encoding: identity`; `Host` and `User-Agent` (CommonCause/VERSION with the address of the project) can be replaced. Not sent to another origin. @default none',
      ),
    query: querySchema.optional().describe("Added to the URL's query. @default none"),
    body: text('is not a text', 'write what is sent')
      .max(16_384, { error: 'is longer than 16 kB; send less' })
      .optional()
      .describe('Sent with POST, PUT, PATCH or DELETE. @default none'),
    serverName: text('is not a name', 'write the name that the certificate must be for')
      .regex(/^(?=.{1,253}$)[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/, {
        error: 'is not a name; write the name that the certificate must be for',
      })
      .optional()
      .describe('Name that TLS is told, and that the certificate must be for. @default the host of the URL'),
    httpVersion: z
      .literal(['1.1', '2', 'any'], { error: 'is not a version that we speak; write "1.1", "2" or "any"' })
      .optional()
      .describe(
        'What is spoken over TLS: HTTP/1.1, HTTP/2 (where the server does not speak it, it has failed), or what the server prefers. @default 1.1',
      ),
    ipFamily: z
      .literal([4, 6, 'both', 'any'], { error: 'is not a family of addresses; write 4, 6, "both" or "any"' })
      .optional()
      .describe(
        'Over which addresses people come: 4 or 6 alone, on redirects too; `both`, each of which must answer by itself. Another family never stands in. 6 and `both` need vantages with IPv6. @default any: IPv4, and IPv6 where there is no IPv4',
      ),
    addresses: z
      .literal(['first', 'all'], { error: 'is neither "first" nor "all"; write one of them' })
      .optional()
      .describe(
        `Whether the first address that connects stands for all, or each is asked by itself, IPv4 and IPv6, ${MAX_ADDRESSES} at most. @default first`,
      ),
    minHealthyAddresses: z
      .int({ error: NO_ADDRESSES })
      .min(1, { error: NO_ADDRESSES })
      .max(MAX_ADDRESSES, { error: NO_ADDRESSES })
      .optional()
      .describe("Of `addresses: 'all'`: so many good ones are enough. @default all that can be asked"),
    redirects: z
      .union(
        [
          z.literal(false),
          z.int({ error: NO_REDIRECTS }).min(0, { error: NO_REDIRECTS }).max(10, { error: NO_REDIRECTS }),
        ],
        { error: NO_REDIRECTS },
      )
      .optional()
      .describe('How many are followed; false or 0: a redirect is an answer like any other. @default 5'),
    cookies: flag
      .optional()
      .describe('Whether cookies are kept within a chain of redirects, and forgotten behind it. @default they are not'),
    startTls: z
      .literal(START_TLS, { error: `is not a protocol that turns to TLS; write one of ${START_TLS.join(', ')}` })
      .optional()
      .describe('For `tls://host:port`: what is spoken before TLS. @default nothing'),
    auth: authSchema
      .optional()
      .describe('Who we are, by one of these; sent to the origin of the URL alone. @default nobody'),
    clientCertificate: secretName
      .optional()
      .describe(
        'Secret that holds a certificate and its private key: PEM of both, or JSON with `certificate` and `key`. @default none is shown',
      ),
    shouldFail: flag
      .optional()
      .describe(
        'Turns the check round: good is what fails, at whatever layer, and failing what does not. @default it is good where it does not fail',
      ),
    servers: z
      .literal(AUTHORITATIVE, {
        error: `can only be "${AUTHORITATIVE}"; write that, or ask servers of your own in questions`,
      })
      .optional()
      .describe(
        "`'authoritative'`: each name server of the host's zone is asked as well, and what it says stands beside what fails. Evidence alone: it changes no verdict. @default they are not asked",
      ),
    ...endpointOptions,
    expect: expectSchema.optional().describe('What the last answer promises besides its status. @default nothing'),
  },
  { error: 'is not an endpoint; write { url, expect }' },
);
