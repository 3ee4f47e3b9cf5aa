import { isIP, type Socket } from 'node:net';
import {
  type Certificate,
  connect,
  type DetailedPeerCertificate,
  type PeerCertificate,
  type SecureContext,
  type TLSSocket,
} from 'node:tls';
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
}: PeerCertificate): CertificateFacts {
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

/** Hears what a handshake has told, good or not, before the certificate is judged. */
type Keep = (facts: TlsFacts) => void;

/**
 * Tells what a finished handshake has shown. Of a good chain Node asks for the server's own certificate, to check the
 * name, and we need no more of it; from a bad one Node destroys the connection: then all are read before they are gone.
 * Reading all of them each time would cost a fifth of all our work.
 */
function tellCertificates(socket: TLSSocket, readsChain: boolean, keep: Keep): void {
  const read = socket.getPeerCertificate.bind(socket);
  const destroy = socket.destroy.bind(socket);
  let told: DetailedPeerCertificate | undefined;
  const tell = (isWhole: boolean) => {
    // Node says that it wants them all, and looks at the first
    told = read(isWhole) as DetailedPeerCertificate;
    keep({
      version: socket.getProtocol() ?? 'unknown',
      chain: chainOf(told),
      ...(socket.alpnProtocol === HTTP2 && { httpVersion: '2' }),
    });
    return told;
  };
  socket.getPeerCertificate = () => told ?? tell(readsChain);
  socket.destroy = (error) => {
    if (told === undefined) tell(true);
    return destroy(error);
  };
}

/** HTTP/2 as ALPN calls it (RFC 9113, section 3.2). */
export const HTTP2 = 'h2';

/** Whom we speak with, and what. */
export interface SecureTo {
  /** Whom the certificate must be good for: a name or an address. */
  readonly name: string;
  /** What may be spoken over it (ALPN). @default that is not said */
  readonly protocols: readonly string[];
  readonly context: SecureContext;
  /** Whether all certificates of a good chain are told, or only the server's own. */
  readonly readsChain: boolean;
}

/** Speaks TLS over an open connection. */
export async function secure(
  socket: Socket,
  { name: host, protocols, context, readsChain }: SecureTo,
  keep: Keep,
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
      secured.prependListener('secure', () => tellCertificates(secured, readsChain, keep));
      const isClosed = () => reject(failure('ECONNRESET', 'closed during the handshake'));
      secured.on('error', reject);
      secured.once('close', isClosed);
      secured.once('secureConnect', () => {
        secured.off('close', isClosed);
        resolve();
      });
    });
    return secured;
  } catch (error) {
    secured.destroy();
    throw error;
  }
}
