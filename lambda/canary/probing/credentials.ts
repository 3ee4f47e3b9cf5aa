import type { HttpAuth, HttpEndpoint } from '../../../lib/contract/fleet';
import { errorText } from '../claim';
import type { SecretReader } from './secrets';

/** Who we are: a certificate and its key, both PEM. */
export interface ClientCertificate {
  readonly cert: string;
  readonly key: string;
}

/** What proves who we are, to the origin of an endpoint's URL alone. */
export interface Credentials {
  readonly kind: 'credentials';
  readonly headers: Readonly<Record<string, string>>;
  readonly clientCertificate?: ClientCertificate;
  /** Texts that may stand in no message. */
  readonly secrets: readonly string[];
}

/** A secret that cannot be used, and why. */
export interface NoCredentials {
  readonly kind: 'none';
  readonly reason: string;
}

function memberOf(text: string, ...names: readonly string[]): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const found = names.map((name): unknown => Reflect.get(value, name)).find((each) => typeof each === 'string');
    return typeof found === 'string' ? found : undefined;
  } catch {
    return undefined;
  }
}

/** `user:password`, as it stands there or as JSON has it. */
function userAndPassword(text: string): string {
  const [user, password] = [memberOf(text, 'username', 'user'), memberOf(text, 'password')];
  return user === undefined || password === undefined ? text : `${user}:${password}`;
}

function headersOf(auth: HttpAuth, secret: string): Readonly<Record<string, string>> {
  const text = secret.trim();
  switch (auth.kind) {
    case 'basic':
      return { authorization: `Basic ${Buffer.from(userAndPassword(text)).toString('base64')}` };
    case 'bearer':
      return { authorization: `Bearer ${memberOf(text, 'token') ?? text}` };
    case 'header':
      return { [auth.header]: memberOf(text, 'value') ?? text };
  }
}

const BLOCK = (what: string) =>
  new RegExp(`-----BEGIN (?:[A-Z]+ )?${what}-----[\\s\\S]+?-----END (?:[A-Z]+ )?${what}-----`, 'g');

function certificateIn(secret: string): ClientCertificate | undefined {
  const text =
    (memberOf(secret, 'certificate', 'cert') ?? '') + (memberOf(secret, 'key', 'privateKey') ?? '') || secret;
  const [certs, [key] = []] = [text.match(BLOCK('CERTIFICATE')) ?? [], text.match(BLOCK('PRIVATE KEY')) ?? []];
  return certs.length === 0 || key === undefined ? undefined : { cert: certs.join('\n'), key };
}

/** What may be read of a header's value by others: nothing of it, nor of what it was made of. */
function secretsOf(secret: string, headers: Readonly<Record<string, string>>): readonly string[] {
  const parts = [secret.trim(), ...Object.values(headers).map((value) => value.replace(/^(Basic|Bearer) /, ''))];
  const [, password] = /^[^:]*:(.*)$/s.exec(userAndPassword(secret.trim())) ?? [];
  return [...parts, ...(password === undefined ? [] : [password])].filter(({ length }) => length > 3);
}

/** Credentials of an endpoint, by the secrets that it names; undefined where it names none. Never rejects. */
export async function credentialsOf(
  { auth, clientCertificate }: Pick<HttpEndpoint, 'auth' | 'clientCertificate'>,
  read: SecretReader,
  anew: boolean,
): Promise<Credentials | NoCredentials | undefined> {
  if (auth === undefined && clientCertificate === undefined) return undefined;
  const names = [auth?.secret, clientCertificate].filter((name) => name !== undefined);
  try {
    const secret = auth === undefined ? '' : await read(auth.secret, anew);
    const headers = auth === undefined ? {} : headersOf(auth, secret);
    if (Object.values(headers).some((value) => /[^\t\x20-\x7e]/.test(value))) {
      return { kind: 'none', reason: `secret ${names.join(', ')}: not the value of a header` };
    }
    const secrets = auth === undefined ? [] : secretsOf(secret, headers);
    if (clientCertificate === undefined) return { kind: 'credentials', headers, secrets };
    const pair = certificateIn(await read(clientCertificate, anew));
    return pair === undefined
      ? { kind: 'none', reason: `secret ${clientCertificate}: no PEM of a certificate and its private key` }
      : { kind: 'credentials', headers, secrets, clientCertificate: pair };
  } catch (error) {
    return { kind: 'none', reason: `secret ${names.join(', ')}: ${errorText(error)}` };
  }
}
