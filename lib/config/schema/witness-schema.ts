import { z } from 'zod';
import { endpointOptions, urlSchema } from './endpoint-schema';
import { nameSchema } from './names';

/** One entry of `witnesses`. */
export const witnessSchema = z.strictObject(
  {
    name: nameSchema.optional().describe('What messages call it. @default the host of the URL'),
    url: urlSchema.describe('A light URL that is not ours and used to being asked.'),
    ...endpointOptions,
  },
  { error: 'is not a witness; write { url }' },
);
