import { X509Certificate } from 'node:crypto';
import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import { InputError } from '../../input/problem';
import { readText } from '../../input/read-text';
import { printable } from '../../input/show';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem) !== undefined;
  } catch {
    return false;
  }
}

/**
 * Whom a probe trusts: the public roots, and the certificates of a file.
 * @throws InputError where the file holds none, or one that cannot be read
 */
export function trusting(file: string): SecureContext {
  const found = readText(file).match(CERTIFICATE) ?? [];
  if (found.length === 0 || !found.every(isCertificate)) {
    throw new InputError([`${printable(file)}: has no certificates, or a broken one; name a file of PEM certificates`]);
  }
  return createSecureContext({ ca: [...rootCertificates, ...found] });
}
