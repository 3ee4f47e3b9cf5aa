import { z } from 'zod';
import { list } from '../../input/parts';
import { objectiveSchema } from './durations';
import { dnsNameSchema, endpointOptions } from './endpoint-schema';
import { httpEndpointSchema } from './http-endpoint-schema';
import { nameSchema, regionSchema, titleSchema } from './names';
import { questionSchema } from './question-schema';
import { urlSchema } from './url-schema';

/** One entry of `services`. */
export const serviceSchema = z.strictObject(
  {
    name: nameSchema.describe(
      'Its short name, in alarms, metrics and keys: letters, digits, ".", "_" and "-", at most 64, beginning with a letter or digit.',
    ),
    title: titleSchema(100).optional().describe('What messages and the dashboard call it: one line. @default its name'),
    owner: nameSchema
      .optional()
      .describe('Who runs it. Services of one owner share the cause `owner/<owner>`. @default no owner cause'),
    url: urlSchema.optional().describe('A light URL of the service. @default only its DNS names are asked'),
    urls: list(urlSchema, 'URLs')
      .nonempty({ error: 'is empty; name a URL, or leave it out' })
      .optional()
      .describe('Further URLs; the service fails when any of them fails. @default none'),
    dns: list(dnsNameSchema, 'DNS names')
      .nonempty({ error: 'is empty; name one, or leave it out' })
      .optional()
      .describe('Names to ask for besides the hosts of the URLs. @default only those'),
    endpoints: list(httpEndpointSchema, 'endpoints such as [{ url, expect }]')
      .nonempty({ error: 'is empty; write an endpoint, or leave it out' })
      .optional()
      .describe('URLs of which there is more to say than a status. @default none'),
    questions: list(questionSchema, 'questions such as [{ name, type, expect }]')
      .nonempty({ error: 'is empty; write a question, or leave it out' })
      .optional()
      .describe('DNS questions of which there is more to say than a name. @default none'),
    objective: objectiveSchema
      .optional()
      .describe('Response time to first byte that is still good. @default slowness is not judged'),
    vantages: list(regionSchema, 'at least two of the vantages')
      .min(2, { error: 'has fewer than two regions; add one, or nobody can tell the service from the road to it' })
      .optional()
      .describe('Those of the vantages that can reach it; two at least. @default all of them'),
    ...endpointOptions,
  },
  { error: 'is not a service; write { name, owner, url }' },
);
