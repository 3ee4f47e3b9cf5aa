import { z } from 'zod';
import { text } from '../../input/parts';
import { regionSchema } from './names';

const NO_SECRET = 'is not the name of a secret; write that of a Secrets Manager secret which holds the URL';
const NO_TOPIC = 'is not the ARN of a topic; write arn:aws:sns:<region>:<account>:<topic>';
const NO_NUMBER = 'is not a telephone number; write it as E.164 has it, such as "+491511234567"';
const NO_SEVERITY = 'is none of "pages", "tickets" and "both"; write one of them';

/** What must be said of who is told, where something else stands there. */
export const NOTIFY_REMEDY = 'write { email }, { sms }, { pager }, { webhook }, { chat: true } or { topicArns }';

/** The name of a secret that holds a URL; the URL itself is refused, and not quoted. */
export const secretName = text(
  'is not the name of a secret',
  'write that of a Secrets Manager secret which holds the URL',
).superRefine((value, context) => {
  const isUrl = /^https?:/i.test(value);
  if (isUrl) {
    const message = 'is a secret given as a value; store it in Secrets Manager and write the name of the secret';
    context.addIssue({ code: 'custom', message, input: value.replace(/(?<=:\/\/[^/]*\/).*/s, '***') });
  } else if (!/^[A-Za-z0-9/_+=.@-]{1,512}$/.test(value))
    context.addIssue({ code: 'custom', message: NO_SECRET, input: value });
});

/** One entry of `notify`; that it names exactly one way is checked beside it, so that each problem keeps its place. */
export const notifySchema = z.strictObject(
  {
    email: z
      .email({ error: 'is not an e-mail address; write one such as "oncall@example.com"' })
      .optional()
      .describe('An address; SNS asks it to confirm. @default nobody by e-mail'),
    sms: z
      .string({ error: NO_NUMBER })
      .regex(/^\+[1-9]\d{6,14}$/, { error: NO_NUMBER })
      .optional()
      .describe('A telephone number; it gets the first line. @default nobody by SMS'),
    pager: secretName
      .optional()
      .describe(
        "Secrets Manager secret that holds the https URL of a pager's CloudWatch integration; read at deployment. @default no pager",
      ),
    webhook: secretName
      .optional()
      .describe(
        'Secrets Manager secret that holds an https URL which gets our JSON; read at deployment. @default none',
      ),
    chat: z
      .literal(true, { error: 'is not true; write true, or leave the entry out' })
      .optional()
      .describe('Topics for channels of Amazon Q Developer in chat applications. @default none'),
    topicArns: z
      .partialRecord(
        regionSchema,
        z
          .string({ error: NO_TOPIC })
          .regex(/^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]+$/, { error: NO_TOPIC }),
        { error: 'is not a map; write { "<hub region>": "<topic ARN>" }' },
      )
      .optional()
      .describe('Hub region to the ARN of a topic of your own there. @default only topics of the hub'),
    for: z
      .literal(['pages', 'tickets', 'both'], { error: NO_SEVERITY })
      .optional()
      .describe('Of what this entry hears. @default pages; by e-mail both'),
  },
  { error: `is nobody to notify; ${NOTIFY_REMEDY}` },
);
