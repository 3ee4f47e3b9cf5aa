import { type RequestOptions, request } from 'node:https';
import type { SecureContext } from 'node:tls';
import { failure } from '../failure';
import { tellPacket } from '../packets';
import { withinLimit } from '../time-limit';
import { refuseLength } from './dns-message';
import type { Take } from './dns-transport';
import type { DnsServerAddress } from './server-address';

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
        headers: { 'content-type': 'application/dns-message', accept: 'application/dns-message' },
        agent: false,
        secureContext,
      };
      const asked = request(options);
      close = () => asked.destroy();
      asked.on('error', reject);
      asked.on('response', (response) => {
        if (response.statusCode !== 200)
          return reject(failure('EMALFORMED', `status ${response.statusCode} over HTTPS`));
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on('error', reject);
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
