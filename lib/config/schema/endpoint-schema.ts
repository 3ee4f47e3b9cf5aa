import { z } from 'zod';
import { flag, list } from '../../input/parts';
import { normalName } from '../host';

const STATUS = /^[1-5]\d\d(-[1-5]\d\d)?$/;
const NO_STATUS = 'is not a status range; write "200-299" or "404"';
const NO_NAME = 'is not a DNS name; write a full one such as "www.example.com", without a scheme, port or path';

/** A DNS name that can be asked for. */
export const dnsNameSchema = z
  .string({ error: NO_NAME })
  .refine((name) => normalName(name) !== undefined, { error: NO_NAME });

function ends(range: string): readonly [from: string, to: string] {
  const [from = '', to = from] = range.split('-');
  return [from, to];
}

const statusSchema = z
  .string({ error: NO_STATUS })
  .regex(STATUS, { error: NO_STATUS, abort: true })
  .refine((range) => ends(range)[0] <= ends(range)[1], {
    error: 'is a reversed status range; write the smaller status first',
    abort: true,
  })
  .refine((range) => ends(range)[1] >= '200', {
    error: 'is a status that no answer ends with; write one from 200 on',
  });

/** What may be said of the URLs of a service, and of a witness. */
export const endpointOptions = {
  status: list(statusSchema, 'status ranges such as ["200-299"]')
    .nonempty({ error: 'accepts no status at all; leave it out for 200-299' })
    .optional()
    .describe('Accepted status codes, as ranges. @default 200-299, after redirects'),
  allowPrivateAddresses: flag
    .optional()
    .describe(
      'Lets probes of these URLs connect to private addresses; their vantages need a `vpc` that leads there. @default they are refused',
    ),
};
