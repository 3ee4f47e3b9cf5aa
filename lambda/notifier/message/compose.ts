import type { Message } from '../../../lib/contract/message';
import type { Host } from '../host';
import type { News } from './news';
import { textOf } from './text';
import { titleOf } from './title';

/** Writes the message: the same facts once for machines, once for people. */
export function compose(news: News, { fleet, hub }: Pick<Host, 'fleet' | 'hub'>): Message {
  const { happening, subject, receipt, evidence, at } = news;
  const isClosed = happening.kind === 'closed';
  const title = titleOf(news, fleet.quorum);
  // a closing message speaks of the whole incident, not of its last minute
  const services =
    evidence.services && (isClosed ? { ...evidence.services, names: receipt.services } : evidence.services);
  const vantages = isClosed ? { names: receipt.vantages, of: fleet.vantages.length } : evidence.vantages;
  return {
    kind: happening.kind,
    severity: 'page',
    key: subject.key,
    at,
    hub,
    ...(receipt.layer === undefined ? {} : { layer: receipt.layer }),
    ...(services === undefined ? {} : { services }),
    vantages,
    since: receipt.since,
    title,
    text: textOf(title, news, fleet, hub),
    dedupKey: `${fleet.name}/${subject.key}`,
  };
}
