/** Keys of incidents: what people and receipts call them. */
export const incidentKey = {
  unexplained: 'unexplained',
  everything: 'everything',
  quorumLost: 'monitor/quorum-lost',
  cause: (cause: string) => `cause/${cause}`,
  service: (service: string) => `service/${service}`,
} as const;

const KEY_LINE = /(?:^|\s)key: (\S(?:.*\S)?)\s*$/m;

/** The line in an alarm's description that carries its key. */
export function keyLine(key: string): string {
  return `key: ${key}`;
}

/** The key in an alarm's description, or undefined where it has none. */
export function keyOf(description: string | undefined): string | undefined {
  return KEY_LINE.exec(description ?? '')?.[1];
}
