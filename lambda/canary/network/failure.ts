/** A failure of the network with the code that is judged; beside it, what happened in a few words. */
export function failure(code: string, message: string): Error & { readonly code: string } {
  return Object.assign(new Error(message), { code });
}

type Thrown = { readonly [K in 'code' | 'reason' | 'message']?: unknown };

const membersOf = (error: unknown): Thrown => (typeof error === 'object' && error !== null ? error : {});

/** The code of whatever a socket threw: an errno, an OpenSSL or an X.509 verification code. */
export function errorCode(error: unknown): string {
  const { code } = membersOf(error);
  return typeof code === 'string' ? code : 'EUNKNOWN';
}

/** What a socket threw, as text for people: OpenSSL's own reason, where there is one, without its source lines. */
export function reasonOf(error: unknown): string {
  const { reason, message } = membersOf(error);
  return String([reason, message].find((text) => typeof text === 'string') ?? error);
}
