import { generate } from 'selfsigned';

/** A certificate with its private key, both PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** What a certificate under test is to be: good for `localhost` and the loopback addresses today, unless said otherwise. */
export interface CertificateWish {
  /** @default localhost, 127.0.0.1 and ::1 */
  readonly name?: string;
  /** Days from now. @default -1 */
  readonly fromDay?: number;
  /** Days from now. @default 30 */
  readonly toDay?: number;
  /** @default signs itself */
  readonly issuer?: Certificate;
  /** What it is signed with. @default sha256 */
  readonly algorithm?: 'sha1' | 'sha256';
  /** It proves who asks, not who answers. @default false */
  readonly isForClients?: boolean;
  /** May issue others. @default false */
  readonly isAuthority?: boolean;
}

const DAY = 86_400_000;

const day = (fromNow: number) => new Date(Date.now() + fromNow * DAY);

/** Issues a certificate on the spot: no file in the repository that expires, no openssl on the machine. */
export async function issue({
  name,
  fromDay = -1,
  toDay = 30,
  issuer,
  isAuthority = false,
  algorithm = 'sha256',
  isForClients = false,
}: CertificateWish): Promise<Certificate> {
  const altNames =
    name === undefined
      ? [{ type: 2 as const, value: 'localhost' }, ...['127.0.0.1', '::1'].map((ip) => ({ type: 7 as const, ip }))]
      : [{ type: 2 as const, value: name }];
  const made = await generate([{ name: 'commonName', value: name ?? (isAuthority ? 'Test authority' : 'localhost') }], {
    keyType: 'ec',
    algorithm,
    notBeforeDate: day(fromDay),
    notAfterDate: day(toDay),
    extensions: [
      { name: 'basicConstraints', cA: isAuthority, critical: true },
      { name: 'subjectAltName', altNames },
      ...(isForClients ? [{ name: 'extKeyUsage' as const, clientAuth: true }] : []),
    ],
    ...(issuer === undefined ? {} : { ca: issuer }),
  });
  return { cert: made.cert, key: made.private };
}
