import type { AlarmHead, MetricAlarm } from '../alarm/alarm';
import type { MuteRule } from '../alarm/mute-rule';
import { isRecord } from './intrinsics';
import { Properties } from './properties';
import { readAlarmHead } from './read-alarm-head';
import { readCompositeAlarm, type UnlinkedComposite } from './read-composite-alarm';
import { readMetricAlarm } from './read-metric-alarm';
import { readMuteRule } from './read-mute-rule';
import type { Resource, Stack } from './references';
import type { TemplateProblems } from './template-problems';

/** A synthesized template and where it is deployed. */
export interface TemplateSource {
  readonly region: string;
  /** @default '000000000000' */
  readonly account?: string;
  /** Parsed CloudFormation JSON. */
  readonly template: unknown;
  /** Named in errors. @default the region is */
  readonly file?: string;
}

const DEFAULT_ACCOUNT = '000000000000';
/** Other kinds of alarms, and what acts on alarms. */
const UNMODELLED = /^AWS::CloudWatch::\w*(?:Alarm|AnomalyDetector)/;

/** An alarm as its template has it, before its references to others are looked up. */
export interface AlarmDraft {
  readonly properties: Properties;
  readonly head: AlarmHead;
  /** Undefined where a problem was noted. */
  readonly alarm: MetricAlarm | UnlinkedComposite | undefined;
}

/** A mute rule as its template has it. */
export interface MuteRuleDraft {
  readonly properties: Properties;
  readonly muteRule: MuteRule | undefined;
}

/** What the evaluator takes from a template. */
export type Draft = AlarmDraft | MuteRuleDraft;

type Reader = (properties: Properties, logicalId: string) => Draft;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['AWS::CloudWatch::Alarm', alarmReader(readMetricAlarm)],
  ['AWS::CloudWatch::CompositeAlarm', alarmReader(readCompositeAlarm)],
  ['AWS::CloudWatch::AlarmMuteRule', (properties, id) => ({ properties, muteRule: readMuteRule(properties, id) })],
]);

/** What stands in one template, for its references; undefined where it is none. */
export function readStack(source: TemplateSource, problems: TemplateProblems): Stack | undefined {
  const { region, account = DEFAULT_ACCOUNT, template, file: place = region } = source;
  if (!isRecord(template) || !isRecord(template.Resources)) {
    problems.add(place, 'no CloudFormation template', template, 'give parsed JSON with Resources');
    return undefined;
  }
  const resources = new Map<string, Resource>();
  for (const [id, value] of Object.entries(template.Resources)) {
    if (isResource(value)) resources.set(id, value);
    else problems.add(`${place} ${id}`, 'no resource', value, 'give a Type; macros and Fn::ForEach are not modelled');
  }
  const parameters = new Map(isRecord(template.Parameters) ? Object.entries(template.Parameters) : []);
  return { region, account, resources, parameters };
}

/** The alarms and mute rules of one template, in its order. */
export function readTemplate(source: TemplateSource, problems: TemplateProblems): readonly Draft[] {
  const stack = readStack(source, problems);
  if (stack === undefined) return [];
  const { file: place = source.region } = source;
  return [...stack.resources].flatMap(([id, resource]) =>
    readResource(id, resource, `${place} ${id}`, stack, problems),
  );
}

function isResource(value: unknown): value is Resource {
  return isRecord(value) && typeof value.Type === 'string' && isRecord(value.Properties ?? {});
}

function readResource(
  id: string,
  resource: Resource,
  where: string,
  stack: Stack,
  problems: TemplateProblems,
): readonly Draft[] {
  const { Type, Properties: values = {}, Condition } = resource;
  const read = READERS.get(Type);
  if (read === undefined) {
    if (UNMODELLED.test(Type)) problems.add(where, 'not modelled', Type, 'evaluate the template without it');
    return [];
  }
  if (Condition !== undefined) problems.add(`${where}.Condition`, 'not modelled', Condition, 'resolve it first');
  return [read(new Properties(where, values, stack, problems), id)];
}

function alarmReader(read: (properties: Properties, head: AlarmHead) => AlarmDraft['alarm']): Reader {
  return (properties, id) => {
    const head = readAlarmHead(properties, id);
    return { properties, head, alarm: read(properties, head) };
  };
}
