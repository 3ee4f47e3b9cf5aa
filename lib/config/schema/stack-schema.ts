import { z } from 'zod';
import { parseUrl } from '../../contract/parse-url';
import { flag, text } from '../../input/parts';

/** CloudWatch Logs' own list. */
const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

/** Resources may have 50; CDK and CloudFormation add some of their own. */
const MOST_TAGS = 40;

const NO_TAG =
  'is not a tag that AWS accepts; use letters, digits, spaces and _.:/=+-@, at most 128 for the key and 256 for the value';
const TAG = /^[\p{L}\p{N} _.:/=+@-]*$/u;
const NO_ACCOUNT = 'is not an account; write its twelve digits in quotes, such as "111122223333"';

const NO_AMOUNT = 'is not an amount; write so many US dollars a month, such as 50';

/** How stacks are deployed and kept: keys of the configuration that change nothing of what is watched. */
export const stackKeys = {
  account: z
    .string({ error: NO_ACCOUNT })
    .regex(/^\d{12}$/, { error: NO_ACCOUNT })
    .optional()
    .describe(
      'The account that may deploy this; another one is refused. @default whatever account the credentials are of',
    ),
  tags: z
    .record(
      z
        .string()
        .min(1, { error: NO_TAG })
        .max(128, { error: NO_TAG })
        .refine((key) => TAG.test(key), { error: NO_TAG, abort: true })
        .refine((key) => !/^aws:/i.test(key), {
          error: 'begins with "aws:", which is reserved; choose another key',
        }),
      z
        .string({ error: NO_TAG })
        .max(256, { error: NO_TAG })
        .refine((value) => TAG.test(value), { error: NO_TAG }),
      { error: 'is not a map; write { team: "sre" }' },
    )
    .refine((tags) => Object.keys(tags).length <= MOST_TAGS, { error: `has too many tags; write at most ${MOST_TAGS}` })
    .optional()
    .describe(`Tags of every resource, at most ${MOST_TAGS}. @default none`),
  logRetentionDays: z
    .literal(RETENTION_DAYS, {
      error: `is not a retention that CloudWatch Logs has; write one of ${RETENTION_DAYS.join(', ')}`,
    })
    .default(30)
    .describe('How long run records and logs are kept. @default 30'),
  permissionsBoundary: text('is not a policy', 'write its name or its ARN')
    .regex(/^(arn:aws[a-z-]*:iam::(\d{12}|aws):policy\/)?[\w+=,.@/-]{1,512}$/, {
      error: 'is not a policy; write the name or the ARN of a managed policy',
    })
    .optional()
    .describe('Managed policy that bounds every role, by name (of the same account) or ARN. @default none'),
  maxMonthlyUsd: z
    .number({ error: NO_AMOUNT })
    .positive({ error: NO_AMOUNT })
    .optional()
    .describe('What this may cost a month in USD; what costs more is not synthesized. @default whatever it costs'),
  keepData: flag
    .default(false)
    .describe(
      'Run records, logs and receipts stay when a stack is deleted; to deploy it again, take them in with `cdk import`. @default they go with it',
    ),
  terminationProtection: flag
    .default(false)
    .describe('CloudFormation refuses to delete the stacks until this is taken back. @default they can be deleted'),
  runbookUrl: text('is not a URL', 'write the address of your runbook')
    .refine((value) => /^https?:\/\/[^\s]+$/i.test(value) && parseUrl(value) !== undefined, {
      error: 'is not a URL; write the address of your runbook with its scheme',
      abort: true,
    })
    .refine((value) => !value.includes('#'), {
      error: 'leads to a heading; write the address of the page, for each link adds a heading of its own',
    })
    .optional()
    .describe("Your runbook; alarms and messages link to its headings. @default this project's, by its path"),
};
