import type { ResolverReply } from '../probing/service-observation';

function saysNothing({ reply }: ResolverReply): boolean {
  return reply.kind === 'answered' && reply.rcode === 'NOERROR' && reply.addresses.length === 0;
}

/** Each resolver's replies so that the last one counts: that a name has nothing of one family says less than whatever was said of the other. */
export function byLastWord(replies: readonly ResolverReply[]): readonly ResolverReply[] {
  return replies.toSorted((a, b) => Number(saysNothing(b)) - Number(saysNothing(a)));
}
