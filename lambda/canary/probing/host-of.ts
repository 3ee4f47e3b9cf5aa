/** Host of a URL as DNS knows it: an address literal without its brackets, a name without its last dot. */
export function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^\[|\]$|\.$/g, '');
}

/** Port of a URL, the scheme's own where it names none. */
export function portOf(url: string): number {
  const { port, protocol } = new URL(url);
  return Number(port || (protocol === 'https:' ? 443 : 80));
}

/** Whether a URL is asked for by HTTP: another one is of a connection alone, `tcp://host:port` or `tls://host:port`. */
export function isWeb(url: string): boolean {
  return /^https?:/.test(url);
}
