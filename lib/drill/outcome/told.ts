import type { Message } from '../../contract/message';

/** A message that reached people, and when, in milliseconds from the start of the scenario. */
export interface Delivered {
  readonly atMs: number;
  readonly message: Message;
}

/** What a message was to people: one that opens what is open already is an update, whichever hub sent it. */
export interface Told extends Delivered {
  readonly kind: Message['kind'];
}

/** What people were told by messages in the order in which they came. */
export function toldBy(delivered: readonly Delivered[]): readonly Told[] {
  const open = new Set<string>();
  return delivered.map(({ atMs, message }) => {
    const { kind, key } = message;
    const isKnown = open.has(key);
    if (kind === 'opened') open.add(key);
    if (kind === 'closed') open.delete(key);
    return { atMs, message, kind: kind === 'opened' && isKnown ? 'updated' : kind };
  });
}

/** Messages of a kind about incidents of a severity. */
export function newsOf(kind: Told['kind'], severity: Message['severity'], told: readonly Told[]): readonly Told[] {
  return told.filter((each) => each.kind === kind && each.message.severity === severity);
}

/** Messages of one incident, from the one that opens it to the one that closes it. */
export function lifeFrom(opening: Told, told: readonly Told[]): readonly Told[] {
  const rest = told.slice(told.indexOf(opening)).filter(({ message }) => message.key === opening.message.key);
  const closed = rest.findIndex(({ kind }) => kind === 'closed');
  return closed < 0 ? rest : rest.slice(0, closed + 1);
}
