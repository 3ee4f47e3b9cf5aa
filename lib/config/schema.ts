import { RegionInfo } from 'aws-cdk-lib/region-info';
import { z } from 'zod';
import { CAUSE_PATTERN, CAUSE_SHAPE } from '../contract/causes';
import { didYouMean } from './problems';

const REGIONS = RegionInfo.regions.map(({ name }) => name);

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const HOST = /^(?=.{1,253}$)([A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]$/;
const STATUS = /^[1-5]\d\d(-[1-5]\d\d)?$/;
const RESOLVER = /^(system|(\d{1,3}\.){3}\d{1,3}(:\d{1,5})?|\[[0-9A-Fa-f:.]+\](:\d{1,5})?)$/;
const DURATION = /^(\d+(?:\.\d+)?)(ms|s)$/;

const text = (what: string, remedy: string) => z.string({ error: `${what}; ${remedy}` });

const name = text('is no name', 'write a short text').regex(NAME, {
  error: 'is no name; use letters, digits, ".", "_" and "-", at most 64, and begin with a letter or digit',
});

const region = text('is no region', 'write an AWS region such as "eu-west-1"').refine(
  (value) => REGIONS.includes(value),
  {
    error: (issue) => `is no AWS region; ${didYouMean(String(issue.input), REGIONS)}`,
  },
);

const url = text('is no URL', 'write one with its scheme, such as "https://example.com/robots.txt"').refine(
  (value) => /^https?:\/\//i.test(value) && URL.canParse(value) && new URL(value).username === '',
  { error: 'is no URL; write one with its scheme and without credentials, such as "https://example.com/robots.txt"' },
);

const statusRange = text('is no status range', 'write "200-299" or "404"')
  .regex(STATUS, { error: 'is no status range; write "200-299" or "404"' })
  .refine((range) => (([from = '', to = from]) => from <= to)(range.split('-')), {
    error: 'is a reversed status range; write the smaller status first',
  });

const duration = text('is no duration', 'write it with its unit, such as "800ms" or "2s"')
  .regex(DURATION, { error: 'is no duration; write it with its unit, such as "800ms" or "2s"' })
  .transform((value) => {
    const [, amount = '0', unit] = DURATION.exec(value) ?? [];
    return Number(amount) * (unit === 's' ? 1000 : 1);
  });

const list = <T extends z.ZodType>(element: T, what: string) =>
  z.array(element, { error: `is no list; write ${what}` });

const flag = z.boolean({ error: 'is neither true nor false; write one of them' });

const endpointOptions = {
  status: list(statusRange, 'status ranges such as ["200-299"]')
    .nonempty({ error: 'accepts no status at all; leave it out for 200-299' })
    .optional()
    .describe('Accepted status codes, as ranges. @default 200-299, after redirects'),
  allowPrivateAddresses: flag
    .optional()
    .describe(
      'Lets probes of these URLs connect to loopback, link-local and private addresses. @default they are refused',
    ),
};

const service = z.strictObject(
  {
    name: name.describe('What people call it; stands in alarm names and messages.'),
    owner: name
      .optional()
      .describe('Who runs it. Services of one owner share the cause `owner/<name>`. @default no owner cause'),
    url: url.optional().describe('A light URL of the service. @default only its DNS names are asked'),
    urls: list(url, 'URLs')
      .optional()
      .describe('Further URLs; the service fails when any of them fails. @default none'),
    dns: list(
      text('is no DNS name', 'write a host name').regex(HOST, {
        error: 'is no DNS name; write one such as "www.example.com"',
      }),
      'DNS names',
    )
      .optional()
      .describe('Names to ask for besides the hosts of the URLs. @default only those'),
    objective: duration
      .optional()
      .describe('Response time to first byte that is still good. @default slowness is not judged'),
    ...endpointOptions,
  },
  { error: 'is no service; write { name, owner, url }' },
);

const witness = z.strictObject(
  {
    name: name.optional().describe('What messages call it. @default the host of the URL'),
    url: url.describe('A light URL that is not ours and used to being asked.'),
    ...endpointOptions,
  },
  { error: 'is no witness; write { url }' },
);

const notify = z.strictObject(
  {
    email: z
      .email({ error: 'is no e-mail address; write one such as "oncall@example.com"' })
      .optional()
      .describe('An address; SNS asks it to confirm. @default nobody by e-mail'),
    httpsSecret: text('is no name of a secret', 'write the name of a Secrets Manager secret that holds the URL')
      .refine((value) => !/^https?:/i.test(value), {
        error: 'is a secret given as a value; store it in Secrets Manager and write the name of the secret',
        abort: true,
      })
      .regex(/^[A-Za-z0-9/_+=.@-]{1,512}$/, {
        error: 'is no name of a secret; write the name of a Secrets Manager secret that holds the URL',
      })
      .optional()
      .describe('Secrets Manager secret that holds the https URL of a pager; read at deployment. @default no pager'),
    topicArns: z
      .record(
        region,
        z.string().regex(/^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]+$/, {
          error: 'is no topic ARN; write arn:aws:sns:<region>:<account>:<topic>',
        }),
        {
          error: 'is no map; write { "<hub region>": "<topic ARN>" }',
        },
      )
      .optional()
      .describe("Hub region to the ARN of an existing topic there. @default a topic of the product's own"),
  },
  { error: 'is nobody to notify; write { email }, { httpsSecret } or { topicArns }' },
);

/** The schema of `monitor.config.ts`: shapes here, what several values must keep together in `check-monitor.ts`. */
export const monitorSchema = z.strictObject(
  {
    name: text('is no name', 'write a short text')
      .regex(/^[a-z][a-z0-9-]{0,31}$/, {
        error: 'is no name; use lower-case letters, digits and "-", at most 32, beginning with a letter',
      })
      .default('common-cause')
      .describe('Prefix of all physical names. @default common-cause'),
    services: list(service, 'at least one service')
      .nonempty({ error: 'is empty; name at least one service' })
      .describe('What is watched.'),
    vantages: list(region, 'at least two regions')
      .min(2, { error: 'has fewer than two regions; add one, or nobody can tell the service from the road to it' })
      .describe('Regions that look; at least two, better three.'),
    hubs: list(region, 'one region')
      .length(1, { error: 'does not name exactly one region; write one hub (a standby comes with a later version)' })
      .describe('The region where metrics meet and alarms are evaluated.'),
    notify: list(notify, 'who is told')
      .nonempty({
        error: 'is empty; name who is told: { email }, { httpsSecret } or { topicArns }',
      })
      .describe('Who is told, one way an entry.'),
    witnesses: list(witness, 'control targets')
      .min(3, {
        error:
          'has fewer than three control targets; add some on other networks, or leave the key out for the default set',
      })
      .optional()
      .describe(
        'Control targets that are no monitored service. @default six on different networks, DNS operators and TLDs',
      ),
    resolvers: list(
      text('is no resolver', 'write "system" or an address').regex(RESOLVER, {
        error: 'is no resolver; write "system", "1.1.1.1" or "1.1.1.1:53"',
      }),
      'resolvers',
    )
      .min(2, { error: 'has fewer than two resolvers; a name is asked of at least two' })
      .default(['system', '1.1.1.1'])
      .describe("Resolvers asked for each name. @default the region's own and 1.1.1.1"),
    quorum: z
      .int({ error: 'is no whole number; write how many vantages must say so' })
      .min(2, { error: 'is below 2; one vantage alone must never page' })
      .optional()
      .describe('How many vantages must say so. @default 2 of 3, 3 of 5, 6 of 10: max(2, ceil(0.6 R))'),
    causes: z
      .record(
        z.string().regex(CAUSE_PATTERN, {
          error: `is no cause; write ${CAUSE_SHAPE}`,
        }),
        list(name, 'the names of its members').min(2, {
          error: 'has fewer than two members; a cause is what several services share',
        }),
        { error: 'is no map; write { "cdn/fastly": ["a", "b"] }' },
      )
      .optional()
      .describe('What else services share, besides their owner. @default none'),
  },
  { error: 'is no configuration; export default defineMonitor({ ... })' },
);

/** What a person writes. */
export type MonitorConfig = z.input<typeof monitorSchema>;

/** The same with defaults filled in. */
export type Monitor = z.output<typeof monitorSchema>;
