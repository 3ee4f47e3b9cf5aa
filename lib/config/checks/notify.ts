import { listedTwice } from '../../input/listed-twice';
import { didYouMean } from '../../input/nearest-name';
import type { Path, Problem } from '../../input/problem';
import { show } from '../../input/show';
import { severitiesOf } from '../read-notify';
import { entriesOf, type MonitorDraft, type Placed } from './monitor-draft';

type Target = NonNullable<NonNullable<MonitorDraft['notify']>[number]>;

const WAYS = ['email', 'sms', 'pager', 'webhook', 'chat', 'topicArns'] as const;

function oneWay({ path, value }: Placed<Target>): readonly Problem[] {
  // a way that is there but unsound has a problem of its own
  return WAYS.filter((way) => way in value).length === 1
    ? []
    : [{ path, text: `does not name one way, got ${show(value)}; write one of ${WAYS.join(', ')}` }];
}

function topicOf(hub: string, arn: string | undefined, path: Path): readonly Problem[] {
  return arn?.split(':')[3] === hub
    ? []
    : [{ path, text: `is not a topic in the hub's own region, got ${show(arn)}; write the ARN of one` }];
}

function topics({ path, value: { topicArns } }: Placed<Target>, hubs: readonly string[]): readonly Problem[] {
  if (topicArns === undefined) return [];
  const others = Object.keys(topicArns).filter((region) => !hubs.includes(region));
  return [
    ...hubs.flatMap((hub) =>
      hub in topicArns && topicArns[hub] === undefined ? [] : topicOf(hub, topicArns[hub], [...path, 'topicArns', hub]),
    ),
    ...others.map((region) => ({
      path: [...path, 'topicArns', region],
      text: `is not a hub, got ${show(region)}; ${didYouMean(region, hubs)}`,
    })),
  ];
}

/** Whom an entry tells, whatever its spelling; receipts tell topics apart by their names. */
function identitiesOf({ email, sms, pager, webhook, chat, topicArns = {} }: Target): readonly string[] {
  return [
    ...(email === undefined ? [] : [email.toLowerCase()]),
    ...(sms === undefined ? [] : [sms]),
    ...(pager === undefined ? [] : [`pager ${pager}`]),
    ...(webhook === undefined ? [] : [`webhook ${webhook}`]),
    ...(chat === undefined ? [] : ['chat']),
    // under a key that is no region, anything may stand
    ...Object.entries(topicArns).map(
      ([region, arn]) => `${region} ${typeof arn === 'string' ? arn.split(':').at(-1) : ''}`,
    ),
  ];
}

/** Each entry once for every severity of which it tells somebody. */
function heard({ path, value }: Placed<Target>) {
  return severitiesOf(value).flatMap((severity) =>
    identitiesOf(value).map((identity) => ({ path, value, identity: `${identity} of ${severity}s` })),
  );
}

function nobodyPaged(targets: readonly Placed<Target>[], isWhole: boolean): readonly Problem[] {
  const isPaged = ({ value }: Placed<Target>) => value.for !== 'tickets';
  if (!isWhole || targets.length === 0 || targets.some(isPaged)) return [];
  return [
    {
      path: ['notify'],
      text: `tells nobody of pages, got ${show(targets.map(({ value }) => value))}; write for: "pages" or "both" in one entry`,
    },
  ];
}

/** Who is told: one way an entry, nobody twice, somebody of pages, and topics where the hubs are. */
export function checkNotify({ notify, hubs }: MonitorDraft): readonly Problem[] {
  const targets = entriesOf(notify, 'notify');
  const regions = (hubs ?? []).flatMap((hub) => hub ?? []);
  // an entry for both that is listed twice is so twice, and said to be once
  const twice = new Map(
    listedTwice(targets.flatMap(heard), 'name each once').map((problem) => [`${problem.path}`, problem]),
  );
  return [
    ...targets.flatMap(oneWay),
    ...targets.flatMap((target) => topics(target, regions)),
    ...twice.values(),
    ...nobodyPaged(targets, targets.length === notify?.length),
  ];
}
