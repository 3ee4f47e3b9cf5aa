import { isIP, type Socket } from 'node:net';
import { type Certificate, connect, type DetailedPeerCertificate, type SecureContext, type TLSSocket } from 'node:tls';
import type { CertificateFacts, TlsFacts } from '../../probing/http-exchange';
import { failure } from '../failure';
import { withinLimit } from '../time-limit';

/** More certificates than any real chain has; a server may send hundreds. */
const MAX_CHAIN = 10;

/** A distinguished name in its commonest form: `CN=site.test, O=Site`. */
function spellName(name: Certificate): string {
  return Object.entries(name)
    .map(([attribute, value]) => `${attribute}=${value}`)
    .join(', ');
}

function certificateFacts({
  subject,
  issuer,
  valid_from,
  valid_to,
  fingerprint256,
}: DetailedPeerCertificate): CertificateFacts {
  return {
    subject: spellName(subject),
    issuer: spellName(issuer),
    validFrom: Date.parse(valid_from),
    validTo: Date.parse(valid_to),
    fingerprint: fingerprint256,
  };
}

function chainOf(own: DetailedPeerCertificate): readonly CertificateFacts[] {
  const chain = new Set<DetailedPeerCertificate>();
  // a root is its own issuer; a server without a certificate gives an empty object
  for (
    let next: DetailedPeerCertificate | undefined = own;
    next?.subject !== undefined && !chain.has(next) && chain.size < MAX_CHAIN;
    next = next.issuerCertificate
  ) {
    chain.add(next);
  }
  return [...chain].map(certificateFacts);
}

/** Reads the certificates once: Node asks for them again to check the name, and that costs a fifth of all our work. */
function tlsFacts(socket: TLSSocket): TlsFacts {
  const certificate = socket.getPeerCertificate(true);
  socket.getPeerCertificate = () => certificate;
  return { version: socket.getProtocol() ?? 'unknown', chain: chainOf(certificate) };
}

/** Whom we speak with, and what. */
export interface SecureTo {
  /** Whom the certificate must be good for: a name or an address. */
  readonly name: string;
  /** What may be spoken over it (ALPN). @default that is not said */
  readonly protocols: readonly string[];
  readonly context: SecureContext;
}

/**
 * Speaks TLS over an open connection.
 * @param keep hears what the handshake tells, good or not, before the certificate is judged
 */
export async function secure(
  socket: Socket,
  { name: host, protocols, context }: SecureTo,
  keep: (facts: TlsFacts) => void,
  limitMs: number,
  signal: AbortSignal,
): Promise<TLSSocket> {
  // An address is never sent as a server name (RFC 6066, section 3), but the certificate is checked for it.
  const name = isIP(host) === 0 ? { servername: host } : {};
  const spoken = protocols.length === 0 ? {} : { ALPNProtocols: [...protocols] };
  const secured = connect({ socket, host, ...name, ...spoken, secureContext: context });
  try {
    await withinLimit<void>(limitMs, signal, (resolve, reject) => {
      // Node emits it when the handshake is done, and then destroys the socket where the certificate is not good.
      secured.prependListener('secure', () => keep(tlsFacts(secured)));
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
