import type { Severity } from '../contract/message';
import type { Notify, Way } from './deployment';
import type { Monitor } from './schema/monitor-schema';

type Target = Monitor['notify'][number];

const SEVERITIES: Readonly<Record<NonNullable<Target['for']>, readonly Severity[]>> = {
  pages: ['page'],
  tickets: ['ticket'],
  both: ['page', 'ticket'],
};

function wayOf({ email, sms, pager, webhook, chat, topicArns = {} }: Target): Way {
  if (email !== undefined) return { kind: 'email', address: email };
  if (sms !== undefined) return { kind: 'sms', number: sms };
  if (pager !== undefined) return { kind: 'pager', secretName: pager };
  if (webhook !== undefined) return { kind: 'webhook', secretName: webhook };
  return chat === undefined ? { kind: 'topics', arns: topicArns } : { kind: 'chat' };
}

/** Of what an entry hears: only an e-mail, which wakes nobody, hears of tickets by itself. */
export function severitiesOf(target: Pick<Partial<Target>, 'for' | 'email'>): readonly Severity[] {
  return SEVERITIES[target.for ?? (target.email === undefined ? 'pages' : 'both')];
}

/** How somebody is told, and of what. */
export function readNotify(target: Target): Notify {
  return { ...wayOf(target), severities: severitiesOf(target) };
}
