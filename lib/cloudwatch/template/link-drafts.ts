import type { Alarm, CompositeAlarm } from '../alarm/alarm';
import type { MuteRule } from '../alarm/mute-rule';
import type { Properties } from './properties';
import { linkComposite } from './read-composite-alarm';
import type { AlarmDraft, Draft, MuteRuleDraft } from './read-template';
import type { TemplateProblems } from './template-problems';

const MAX_PARENTS = 150;

/** What refers to alarms, with ids in place of names and ARNs. */
export interface Linked {
  readonly alarms: readonly Alarm[];
  readonly muteRules: readonly MuteRule[];
}

/** The id of the alarm of a region that a name or an ARN means; undefined where there is none. */
type IdOf = (region: string, reference: string) => string | undefined;

/** The alarms and mute rules of all templates, with what they refer to looked up in their region. */
export function linkDrafts(drafts: readonly Draft[], problems: TemplateProblems): Linked {
  const alarmDrafts = drafts.filter((draft) => 'head' in draft);
  const idOf = lookUp(alarmDrafts);
  const alarms = alarmDrafts.flatMap((draft) => linkAlarm(draft, idOf));
  checkParents(alarms.filter(isComposite), problems);
  return {
    alarms,
    muteRules: linkMuteRules(
      drafts.filter((draft) => 'muteRule' in draft),
      idOf,
    ),
  };
}

/** Tells composite alarms from metric alarms. */
export function isComposite(alarm: Alarm): alarm is CompositeAlarm {
  return alarm.kind === 'composite';
}

function lookUp(drafts: readonly AlarmDraft[]): IdOf {
  const ids = new Map<string, string>();
  for (const { head, properties } of drafts) {
    if (ids.has(head.id))
      properties.refuse('AlarmName', 'not the only alarm of its name', 'give each of a region its own');
    ids.set(head.id, head.id).set(head.arn, head.id);
  }
  return (region, reference) => {
    const id = ids.get(`${region}/${reference}`) ?? ids.get(reference);
    return id?.startsWith(`${region}/`) ? id : undefined;
  };
}

function linkAlarm({ alarm, head, properties }: AlarmDraft, idOf: IdOf): readonly Alarm[] {
  if (alarm?.kind !== 'composite') return alarm === undefined ? [] : [alarm];
  return [linkComposite(alarm, properties, (reference) => idOf(head.region, reference))];
}

function linkMuteRules(drafts: readonly MuteRuleDraft[], idOf: IdOf): readonly MuteRule[] {
  const known = new Set<string>();
  return drafts.flatMap(({ muteRule, properties }) => {
    if (muteRule === undefined) return [];
    if (known.has(muteRule.id))
      properties.refuse('Name', 'not the only mute rule of its name', 'give each of a region its own');
    known.add(muteRule.id);
    const targets = muteRule.targets.map((name) => idOf(properties.stack.region, name) ?? unknown(properties, name));
    return [{ ...muteRule, targets: [...new Set(targets)] }];
  });
}

function unknown(properties: Properties, name: string): string {
  const where = `${properties.where}.MuteTargets.AlarmNames`;
  properties.problems.add(where, 'no such alarm in this region', name, 'name one of these templates');
  return name;
}

function checkParents(composites: readonly CompositeAlarm[], problems: TemplateProblems): void {
  const parents = new Map<string, number>();
  for (const id of composites.flatMap(({ children }) => children)) parents.set(id, (parents.get(id) ?? 0) + 1);
  for (const [id, count] of parents)
    if (count > MAX_PARENTS) problems.add(id, 'in too many rules', count, `CloudWatch takes at most ${MAX_PARENTS}`);
}
