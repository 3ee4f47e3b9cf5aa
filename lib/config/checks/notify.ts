import { listedTwice } from '../../input/listed-twice';
import { didYouMean } from '../../input/nearest-name';
import type { Path, Problem } from '../../input/problem';
import { show } from '../../input/show';
import { entriesOf, type MonitorDraft, type Placed } from './monitor-draft';

type Target = NonNullable<NonNullable<MonitorDraft['notify']>[number]>;

const WAYS = ['email', 'httpsSecret', 'topicArns'] as const;

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

function identityOf({ email, httpsSecret, topicArns }: Target): string | undefined {
  if (topicArns !== undefined) return 'topics';
  return email?.toLowerCase() ?? (httpsSecret === undefined ? undefined : `secret ${httpsSecret}`);
}

/** Who is told: one way an entry, nobody twice, and topics where the hubs are. */
export function checkNotify({ notify, hubs }: MonitorDraft): readonly Problem[] {
  const targets = entriesOf(notify, 'notify');
  const regions = (hubs ?? []).flatMap((hub) => hub ?? []);
  const listed = targets.map(({ path, value }) => ({ path, value, identity: identityOf(value) }));
  return [
    ...targets.flatMap(oneWay),
    ...targets.flatMap((target) => topics(target, regions)),
    ...listedTwice(
      listed.filter(({ identity }) => identity !== 'topics'),
      'name each once',
    ),
    ...listed
      .filter(({ identity }) => identity === 'topics')
      .slice(1)
      .map(({ path, value }) => ({
        path,
        text: `is a second set of topics, got ${show(value)}; name one topic a hub, and subscribe the other to it`,
      })),
  ];
}
