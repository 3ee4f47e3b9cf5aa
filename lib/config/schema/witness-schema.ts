import { z } from 'zod';
import { endpointOptions } from './endpoint-schema';
import { nameSchema } from './names';
import { urlSchema } from './url-schema';

/** One entry of `witnesses`. */
export const witnessSchema = z.strictObject(
  {
    name: nameSchema.optional().describe('What messages call it. @default the host of the URL'),
    url: urlSchema.describe('A light URL that is not ours and used to being asked.'),
    ...endpointOptions,
  },
  { error: 'is not a witness; write { url }' },
);
