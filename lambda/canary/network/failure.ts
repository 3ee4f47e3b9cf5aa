/** A failure of the network with the code that `classify` reads; beside it, what happened in a few words. */
export function failure(code: string, message: string): Error & { readonly code: string } {
  return Object.assign(new Error(message), { code });
}

/** The code of whatever a socket threw: an errno, an OpenSSL or an X.509 verification code. */
export function codeOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string')
    return error.code;
  return 'EUNKNOWN';
}

/** What a socket threw, as text for people. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
