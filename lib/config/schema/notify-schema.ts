import { z } from 'zod';
import { text } from '../../input/parts';
import { regionSchema } from './names';

const NO_SECRET = 'is not the name of a secret; write that of a Secrets Manager secret which holds the URL';
const NO_TOPIC = 'is not the ARN of a topic; write arn:aws:sns:<region>:<account>:<topic>';

const secretName = text(
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
    httpsSecret: secretName
      .optional()
      .describe('Secrets Manager secret that holds the https URL of a pager; read at deployment. @default no pager'),
    topicArns: z
      .partialRecord(
        regionSchema,
        z
          .string({ error: NO_TOPIC })
          .regex(/^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]+$/, { error: NO_TOPIC }),
        { error: 'is not a map; write { "<hub region>": "<topic ARN>" }' },
      )
      .optional()
      .describe("Hub region to the ARN of an existing topic there. @default a topic of the product's own"),
  },
  { error: 'is nobody to notify; write { email }, { httpsSecret } or { topicArns }' },
);
