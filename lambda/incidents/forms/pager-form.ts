import type { Message } from '../../../lib/contract/message';
import { attributesOf, type Publication, type Sender, subjectOf, wholeLines } from './publication';

/** CloudWatch's longest description. */
const DESCRIPTION_AT_MOST = 1024;

/** What an alarm over other alarms has instead of a metric: there, and empty, because integrations read its members. */
const NO_TRIGGER = { MetricName: '', Namespace: '', StatisticType: 'Statistic', Statistic: '', Threshold: 0 };

/** A time as CloudWatch writes it. */
function timestamp(at: number): string {
  return new Date(at).toISOString().replace('Z', '+0000');
}

/** The first screen and the shortest ways on; text from targets stays behind these. */
function descriptionOf({ text, body }: Message): string {
  if (body === undefined) return wholeLines(text.split('\n'), DESCRIPTION_AT_MOST);
  const { advice, facts, links } = body;
  const told = [advice, ...facts.map(({ heading, lines }) => `${heading}: ${lines.join('; ')}`)];
  const ways = links.slice(0, 2).map(({ label, url }) => `${label}: ${url}`);
  const room = DESCRIPTION_AT_MOST - ways.join('\n').length - 1;
  const lines = told.filter((line) => line !== '');
  return [wholeLines(lines, room), ...ways]
    .filter((line) => line !== '')
    .join('\n')
    .slice(0, DESCRIPTION_AT_MOST);
}

/**
 * An incident as if it were one CloudWatch alarm, which is what the CloudWatch integrations of pagers read: ALARM while it
 * is open, OK when it is over. Undefined for news that does not make it larger: nobody is called again for these.
 */
export function pagerForm(message: Message, { partition, account, primary }: Sender): Publication | undefined {
  const { kind, at, dedupKey, title, isLarger } = message;
  if (kind === 'updated' && isLarger !== true) return undefined;
  const state = kind === 'closed' ? 'OK' : 'ALARM';
  const alarm = {
    AlarmName: dedupKey,
    AlarmDescription: descriptionOf(message),
    AWSAccountId: account,
    AlarmConfigurationUpdatedTimestamp: timestamp(at),
    ActionExecutedAfterMuteWindow: false,
    NewStateValue: state,
    NewStateReason: title,
    StateChangeTime: timestamp(at),
    Region: primary,
    // the same from both hubs: by it integrations know an incident again
    AlarmArn: `arn:${partition}:cloudwatch:${primary}:${account}:alarm:${dedupKey}`,
    OldStateValue: kind === 'opened' ? 'OK' : 'ALARM',
    OKActions: [],
    AlarmActions: [],
    InsufficientDataActions: [],
    Trigger: NO_TRIGGER,
  };
  return {
    subject: subjectOf(`${state}: ${title}`),
    message: JSON.stringify(alarm),
    isPerProtocol: false,
    attributes: attributesOf(message),
  };
}
