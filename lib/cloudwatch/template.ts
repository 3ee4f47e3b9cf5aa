import type { Alarm, AlarmGraph, AlarmHead, CompositeAlarm, MetricAlarm } from './alarm';
import { dependencyOrder } from './dependency-order';
import { isRecord, type Resource, type Stack } from './intrinsics';
import { Problems } from './problems';
import { Properties } from './properties';
import { readAlarmHead } from './read-alarm-head';
import { linkComposite, readCompositeAlarm, type UnlinkedComposite } from './read-composite-alarm';
import { readMetricAlarm } from './read-metric-alarm';

export type { Alarm, AlarmGraph, CompositeAlarm, MetricAlarm } from './alarm';

/** A synthesized template and where it is deployed. */
export interface TemplateSource {
  readonly region: string;
  readonly account?: string;
  /** Parsed CloudFormation JSON. */
  readonly template: unknown;
  /** Named in errors. */
  readonly file?: string;
}

const DEFAULT_ACCOUNT = '000000000000';
const MAX_PARENTS = 150;
/** Other kinds of alarms, and what acts on alarms. */
const UNMODELLED = /^AWS::CloudWatch::\w*(?:Alarm|AnomalyDetector)/;

/** An alarm as read from its template, before its references are looked up. */
interface Draft {
  readonly properties: Properties;
  readonly head: AlarmHead;
  readonly alarm: MetricAlarm | UnlinkedComposite | undefined;
}

/**
 * The alarms of some templates, which may refer to each other within a region.
 *
 * @throws {Error} one, with a line per property that is invalid or that the evaluator does not model
 */
export function readAlarms(sources: readonly TemplateSource[]): AlarmGraph {
  const problems = new Problems();
  const drafts = sources.flatMap((source) => readTemplate(source, problems));
  const alarms = linkAll(drafts, problems);
  const composites = dependencyOrder(alarms.filter(isComposite), ({ id }, path) =>
    problems.add(id, 'it depends on itself', path.join(' > '), 'break the circle'),
  );
  problems.throwIfAny();
  return { alarms, composites };
}

function isComposite(alarm: Alarm): alarm is CompositeAlarm {
  return alarm.kind === 'composite';
}

function linkAll(drafts: readonly Draft[], problems: Problems): readonly Alarm[] {
  const ids = new Map<string, string>();
  for (const { head, properties } of drafts) {
    if (ids.has(head.id))
      properties.refuse('AlarmName', 'not the only alarm of this name', 'give each alarm of a region its own');
    ids.set(head.id, head.id).set(head.arn, head.id);
  }
  const alarms = drafts.flatMap(({ alarm, head, properties }): readonly Alarm[] => {
    if (alarm?.kind !== 'composite') return alarm === undefined ? [] : [alarm];
    const idOf = (reference: string) =>
      ids.get(
        reference.startsWith('arn:') && reference.split(':')[3] === head.region
          ? reference
          : `${head.region}/${reference}`,
      );
    return [linkComposite(alarm, properties, idOf)];
  });
  const parents = new Map<string, number>();
  for (const id of alarms.filter(isComposite).flatMap(({ children }) => children))
    parents.set(id, (parents.get(id) ?? 0) + 1);
  for (const [id, count] of parents)
    if (count > MAX_PARENTS)
      problems.add(id, 'in the rules of too many composites', count, `CloudWatch takes at most ${MAX_PARENTS}`);
  return alarms;
}

function readTemplate(
  { region, account = DEFAULT_ACCOUNT, template, file }: TemplateSource,
  problems: Problems,
): readonly Draft[] {
  const place = file ?? region;
  if (!isRecord(template) || !isRecord(template.Resources)) {
    problems.add(place, 'no CloudFormation template', template, 'give parsed JSON with Resources');
    return [];
  }
  const resources = new Map<string, Resource>();
  for (const [id, resource] of Object.entries(template.Resources)) {
    if (!isRecord(resource) || typeof resource.Type !== 'string') {
      problems.add(`${place} ${id}`, 'no resource with a Type', resource, 'macros and Fn::ForEach are not modelled');
      continue;
    }
    const { Type, Properties: properties = {}, Condition } = resource;
    if (!isRecord(properties)) problems.add(`${place} ${id}.Properties`, 'no object', properties, 'give an object');
    else resources.set(id, { Type, Properties: properties, Condition });
  }
  const parameters = isRecord(template.Parameters) ? (template.Parameters as Stack['parameters']) : {};
  const stack: Stack = { region, account, resources, parameters };
  return [...resources].flatMap(([id, resource]) => readResource(id, resource, place, stack, problems));
}

function readResource(
  id: string,
  resource: Resource,
  place: string,
  stack: Stack,
  problems: Problems,
): readonly Draft[] {
  const where = `${place} ${id}`;
  const read = READERS[resource.Type];
  if (read === undefined) {
    if (UNMODELLED.test(resource.Type))
      problems.add(where, 'a resource that is not modelled', resource.Type, 'evaluate the template without it');
    return [];
  }
  if (resource.Condition !== undefined)
    problems.add(
      `${where}.Condition`,
      'conditions are not modelled',
      resource.Condition,
      'give the template without the condition',
    );
  const properties = new Properties(where, resource.Properties, stack, problems);
  const head = readAlarmHead(properties, id);
  return [{ properties, head, alarm: read(properties, head) }];
}

type Reader = (properties: Properties, head: AlarmHead) => MetricAlarm | UnlinkedComposite | undefined;

const READERS: Readonly<Record<string, Reader>> = {
  'AWS::CloudWatch::Alarm': readMetricAlarm,
  'AWS::CloudWatch::CompositeAlarm': readCompositeAlarm,
};
