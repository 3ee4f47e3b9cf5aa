import type { X509Certificate } from 'node:crypto';
import { isIP, type Socket } from 'node:net';
import { connect, type SecureContext, type TLSSocket } from 'node:tls';
import type { CertificateFacts, TlsFacts } from '../../probing/http-exchange';
import { failure } from '../failure';
import { withinLimit } from '../time-limit';

/** More certificates than any real chain has; a server may send hundreds. */
const MAX_CHAIN = 10;

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
    await withinLimit<void>(limitMs, (resolve, reject) => {
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

function certificateFacts({ subject, issuer, validFrom, validTo }: X509Certificate): CertificateFacts {
  return { subject, issuer, validFrom: Date.parse(validFrom), validTo: Date.parse(validTo) };
}

function chainOf(certificate: X509Certificate | undefined): readonly CertificateFacts[] {
  const chain: CertificateFacts[] = [];
  for (let next = certificate; next !== undefined && chain.length < MAX_CHAIN; next = next.issuerCertificate) {
    chain.push(certificateFacts(next));
  }
  return chain;
}

/** What a handshake tells. */
export function tlsFacts(socket: TLSSocket): TlsFacts {
  return { version: socket.getProtocol() ?? 'unknown', chain: chainOf(socket.getPeerX509Certificate()) };
}
