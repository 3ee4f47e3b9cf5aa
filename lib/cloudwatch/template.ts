import type { AlarmGraph } from './alarm';
import { dependencyOrder } from './dependency-order';
import { isComposite, linkAlarms } from './link-alarms';
import { Problems } from './problems';
import { readTemplate, type TemplateSource } from './read-template';

export type { Alarm, AlarmGraph, CompositeAlarm, MetricAlarm } from './alarm';
export type { TemplateSource } from './read-template';

/**
 * The alarms of some templates, which may refer to each other within a region.
 *
 * @throws {Error} one, with a line per property that is invalid or that the evaluator does not model
 */
export function readAlarms(sources: readonly TemplateSource[]): AlarmGraph {
  const problems = new Problems();
  const drafts = sources.flatMap((source) => readTemplate(source, problems));
  const alarms = linkAlarms(drafts, problems);
  const composites = dependencyOrder(alarms.filter(isComposite), ({ id }, path) =>
    problems.add(id, 'depends on itself', path.join(' > '), 'break the circle'),
  );
  problems.throwIfAny();
  return { alarms, composites };
}
