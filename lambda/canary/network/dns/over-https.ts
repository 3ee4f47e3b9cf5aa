import type { IncomingMessage } from 'node:http';
import { type RequestOptions, request } from 'node:https';
import type { SecureContext } from 'node:tls';
import { sanitize } from '../../sanitize';
import { errorCode, failure, reasonOf } from '../failure';
import { tellPacket } from '../packets';
import { withinLimit } from '../time-limit';
import { refuseLength } from './dns-message';
import type { Take } from './dns-transport';
import type { DnsServerAddress } from './server-address';

const MEDIA_TYPE = 'application/dns-message';

/** What is wrong with the head of an answer (RFC 8484, section 4.2.1); undefined where nothing is. */
function headFault({ statusCode, headers }: IncomingMessage): string | undefined {
  if (statusCode !== 200) return `status ${statusCode} over HTTPS`;
  const type = headers['content-type'] ?? 'none';
  return type.toLowerCase().split(';')[0]?.trim() === MEDIA_TYPE
    ? undefined
    : `content type ${sanitize(type)} over HTTPS, expected ${MEDIA_TYPE}`;
}

/** An answer that the parser of HTTP does not take is none: the server was reached. */
function asMalformed(error: unknown): unknown {
  return errorCode(error).startsWith('HPE_') ? failure('EMALFORMED', `over HTTPS: ${reasonOf(error)}`) : error;
}

/** One message over HTTPS (RFC 8484); an answer that is none is a failure. */
export async function overHttps<T>(
  server: DnsServerAddress,
  query: Buffer,
  take: Take<T>,
  secureContext: SecureContext,
  limitMs: number,
  signal: AbortSignal,
): Promise<T> {
  let close = () => {};
  try {
    return await withinLimit<T>(limitMs, signal, (resolve, reject) => {
      const options: RequestOptions & { readonly secureContext: SecureContext } = {
        host: server.address,
        port: server.port,
        path: server.path ?? '/dns-query',
        method: 'POST',
        headers: { 'content-type': MEDIA_TYPE, accept: MEDIA_TYPE },
        agent: false,
        secureContext,
      };
      const asked = request(options);
      close = () => asked.destroy();
      asked.on('error', (error) => reject(asMalformed(error)));
      asked.on('response', (response) => {
        const fault = headFault(response);
        if (fault !== undefined) return reject(failure('EMALFORMED', fault));
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on('error', (error) => reject(asMalformed(error)));
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          bytes += chunk.length;
          try {
            refuseLength(bytes);
          } catch (error) {
            reject(error);
          }
        });
        response.on('end', () => {
          const message = Buffer.concat(chunks);
          tellPacket({ direction: 'received', over: 'tcp', server, message });
          const taken = take(message);
          if (taken === undefined) reject(failure('EMALFORMED', 'an answer to another question'));
          else resolve(taken);
        });
      });
      tellPacket({ direction: 'sent', over: 'tcp', server, message: query });
      asked.end(query);
    });
  } finally {
    close();
  }
}
