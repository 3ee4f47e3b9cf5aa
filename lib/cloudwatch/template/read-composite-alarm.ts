import type { AlarmHead, CompositeAlarm, Suppressor } from '../alarm/alarm';
import { childrenOf, type Rule, renamed } from '../alarm/alarm-rule';
import { parseAlarmRule } from './parse-alarm-rule';
import type { Properties } from './properties';

const MAX_CHILDREN = 100;

/** A composite alarm whose references to other alarms are still as written. */
export type UnlinkedComposite = Omit<CompositeAlarm, 'children'>;

/** A composite alarm of a template, not yet linked; undefined where a problem was noted. */
export function readCompositeAlarm(properties: Properties, head: AlarmHead): UnlinkedComposite | undefined {
  const ruleText = properties.required('AlarmRule', properties.text('AlarmRule', Number.POSITIVE_INFINITY));
  const rule = ruleText === undefined ? undefined : readRule(properties, ruleText);
  const suppressor = readSuppressor(properties);
  properties.ignore('Tags');
  properties.refuseOthers();
  if (ruleText === undefined || rule === undefined) return undefined;
  return { kind: 'composite', ...head, ruleText, rule, ...(suppressor === undefined ? {} : { suppressor }) };
}

/** The composite with ids in place of names and ARNs; `idOf` gives undefined where there is no such alarm. */
export function linkComposite(
  composite: UnlinkedComposite,
  properties: Properties,
  idOf: (reference: string) => string | undefined,
): CompositeAlarm {
  const find = (key: string, reference: string): string => {
    const id = idOf(reference);
    if (id !== undefined) return id;
    properties.problems.add(
      `${properties.where}.${key}`,
      'no such alarm in this region',
      reference,
      'name one of these templates',
    );
    return reference;
  };
  const ids = new Map(childrenOf(composite.rule).map((reference) => [reference, find('AlarmRule', reference)]));
  const rule = renamed(composite.rule, (reference) => ids.get(reference) ?? reference);
  const children = childrenOf(rule);
  if (children.length > MAX_CHILDREN)
    properties.problems.add(
      `${properties.where}.AlarmRule`,
      'too many alarms',
      children.length,
      `CloudWatch takes at most ${MAX_CHILDREN}`,
    );
  const { suppressor } = composite;
  if (suppressor === undefined) return { ...composite, rule, children };
  return { ...composite, rule, children, suppressor: { ...suppressor, id: find('ActionsSuppressor', suppressor.id) } };
}

function readRule(properties: Properties, text: string): Rule | undefined {
  try {
    return parseAlarmRule(text);
  } catch (error) {
    return properties.refuse('AlarmRule', (error as Error).message, 'see AWS, Composite alarms');
  }
}

/** CloudWatch wants both periods with a suppressor, and neither without. */
function readSuppressor(properties: Properties): Suppressor | undefined {
  const id = properties.text('ActionsSuppressor', 1600);
  const waitMs = readPeriod(properties, 'ActionsSuppressorWaitPeriod');
  const extensionMs = readPeriod(properties, 'ActionsSuppressorExtensionPeriod');
  if (id === undefined || waitMs === undefined || extensionMs === undefined) return undefined;
  return { id, waitMs, extensionMs };
}

function readPeriod(properties: Properties, key: string): number | undefined {
  const seconds = properties.integer(key, 0, Number.MAX_SAFE_INTEGER);
  if (properties.has('ActionsSuppressor')) properties.required(key, seconds);
  else if (properties.has(key)) properties.refuse(key, 'no ActionsSuppressor beside it', 'name one, or leave this out');
  return seconds === undefined ? undefined : seconds * 1000;
}
