import type { Dashboard } from './dashboard/dashboard';
import { isRecord, resolved } from './template/intrinsics';
import { readStack, type TemplateSource } from './template/read-template';
import type { Resource, Stack } from './template/references';
import { TemplateProblems } from './template/template-problems';

export type { Annotation, Dashboard, MetricRow, Widget, WidgetMetric } from './dashboard/dashboard';
export { type LineMetric, type WidgetLine, widgetLines } from './dashboard/widget-lines';
export { widgetMetrics } from './dashboard/widget-metrics';

function readBody(where: string, { Properties = {} }: Resource, stack: Stack, problems: TemplateProblems): unknown {
  try {
    return JSON.parse(String(resolved(Properties.DashboardBody, stack)));
  } catch (error) {
    problems.add(`${where}.DashboardBody`, 'not the JSON of a dashboard', (error as Error).message, 'mend it');
    return undefined;
  }
}

/**
 * The dashboards of some templates, in their order.
 * @throws {EvaluatorInputError} one, with a line per body that cannot be read
 */
export function readDashboards(sources: readonly TemplateSource[]): readonly Dashboard[] {
  const problems = new TemplateProblems();
  const dashboards = sources.flatMap((source) => {
    const stack = readStack(source, problems);
    const { region, file = region } = source;
    return [...(stack?.resources ?? [])].flatMap(([id, resource]): readonly Dashboard[] => {
      if (stack === undefined || resource.Type !== 'AWS::CloudWatch::Dashboard') return [];
      const body = readBody(`${file} ${id}`, resource, stack, problems);
      if (body === undefined) return [];
      if (!isRecord(body) || !Array.isArray(body.widgets)) {
        problems.add(`${file} ${id}.DashboardBody`, 'not a dashboard', body, 'give it widgets');
        return [];
      }
      const name = String(resolved(resource.Properties?.DashboardName ?? id, stack));
      const { start, widgets } = body;
      return [{ region, name, widgets, ...(typeof start === 'string' && { start }) }];
    });
  });
  problems.throwIfAny();
  return dashboards;
}
