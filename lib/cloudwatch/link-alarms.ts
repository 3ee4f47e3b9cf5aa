import type { Alarm, CompositeAlarm } from './alarm';
import type { Problems } from './problems';
import { linkComposite } from './read-composite-alarm';
import type { Draft } from './read-template';

const MAX_PARENTS = 150;

/** The alarms of all templates, with what composites refer to looked up in their region. */
export function linkAlarms(drafts: readonly Draft[], problems: Problems): readonly Alarm[] {
  const ids = new Map<string, string>();
  for (const { head, properties } of drafts) {
    if (ids.has(head.id))
      properties.refuse('AlarmName', 'not the only alarm of its name', 'give each of a region its own');
    ids.set(head.id, head.id).set(head.arn, head.id);
  }
  const alarms = drafts.flatMap(({ alarm, head, properties }): readonly Alarm[] => {
    if (alarm?.kind !== 'composite') return alarm === undefined ? [] : [alarm];
    const here = `${head.region}/`;
    const idOf = (reference: string): string | undefined => {
      const id = ids.get(`${here}${reference}`) ?? ids.get(reference);
      return id?.startsWith(here) ? id : undefined;
    };
    return [linkComposite(alarm, properties, idOf)];
  });
  checkParents(alarms.filter(isComposite), problems);
  return alarms;
}

/** Tells composite alarms from metric alarms. */
export function isComposite(alarm: Alarm): alarm is CompositeAlarm {
  return alarm.kind === 'composite';
}

function checkParents(composites: readonly CompositeAlarm[], problems: Problems): void {
  const parents = new Map<string, number>();
  for (const id of composites.flatMap(({ children }) => children)) parents.set(id, (parents.get(id) ?? 0) + 1);
  for (const [id, count] of parents)
    if (count > MAX_PARENTS) problems.add(id, 'in too many rules', count, `CloudWatch takes at most ${MAX_PARENTS}`);
}
