import type { Message } from '../../contract/message';

/** A message and when it came, in milliseconds from the start of the scenario. */
export interface Told {
  readonly atMs: number;
  readonly message: Message;
}

/** The messages that open incidents. */
export function openings(told: readonly Told[], severity: Message['severity']): readonly Told[] {
  return told.filter(({ message }) => message.kind === 'opened' && message.severity === severity);
}

/** Messages of one incident, from the one that opens it to the one that closes it. */
export function lifeFrom(opening: Told, told: readonly Told[]): readonly Told[] {
  const rest = told.slice(told.indexOf(opening)).filter(({ message }) => message.key === opening.message.key);
  const closed = rest.findIndex(({ message }) => message.kind === 'closed');
  return closed < 0 ? rest : rest.slice(0, closed + 1);
}
