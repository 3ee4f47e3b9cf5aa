import type { AlarmGraph } from './alarm/alarm';
import { dependencyOrder } from './alarm/dependency-order';
import { isComposite, linkDrafts } from './template/link-drafts';
import { readTemplate, type TemplateSource } from './template/read-template';
import { TemplateProblems } from './template/template-problems';

export type { Alarm, AlarmGraph, CompositeAlarm, MetricAlarm } from './alarm/alarm';
export type { TemplateSource } from './template/read-template';

/**
 * The alarms of some templates, which may refer to each other within a region, and the mute rules over them.
 * @throws {EvaluatorInputError} one, with a line per property that is invalid or that the evaluator does not model
 */
export function readAlarms(sources: readonly TemplateSource[]): AlarmGraph {
  const problems = new TemplateProblems();
  const drafts = sources.flatMap((source) => readTemplate(source, problems));
  const { alarms, muteRules } = linkDrafts(drafts, problems);
  const composites = dependencyOrder(alarms.filter(isComposite), ({ id }, path) =>
    problems.add(id, 'depends on itself', path.join(' > '), 'break the circle'),
  );
  problems.throwIfAny();
  return { alarms, composites, muteRules };
}
