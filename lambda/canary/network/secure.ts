import { isIP, type Socket } from 'node:net';
import { connect, type SecureContext, type TLSSocket } from 'node:tls';
import { failure } from './failure';
import { within } from './within';

const DAY = 86_400_000;

/** Speaks TLS over an open connection; the certificate must be good for `host`, a name or an address. */
export async function secure(
  socket: Socket,
  host: string,
  context: SecureContext,
  limitMs: number,
): Promise<TLSSocket> {
  // An address is never sent as a server name (RFC 6066, section 3), but the certificate is checked for it.
  const name = isIP(host) === 0 ? { servername: host } : {};
  const secured = connect({ socket, host, ...name, secureContext: context, ALPNProtocols: ['http/1.1'] });
  try {
    await within<void>(limitMs, (resolve, reject) => {
      secured.on('error', reject);
      secured.once('secureConnect', resolve);
      secured.once('close', () => reject(failure('ECONNRESET', 'closed during the handshake')));
    });
    return secured;
  } catch (error) {
    secured.destroy();
    throw error;
  }
}

/** What a good handshake tells besides. */
export function describeHandshake(socket: TLSSocket, now: number) {
  const expires = Date.parse(socket.getPeerX509Certificate()?.validTo ?? '');
  return {
    ...(Number.isNaN(expires) ? {} : { certificateDays: (expires - now) / DAY }),
    tlsVersion: socket.getProtocol() ?? 'unknown',
  };
}
