import { logQueryUrl } from '../../contract/console-links';
import { resourceName } from '../../contract/resource-names';
import type { HubView } from '../hub-view';
import { textWidget, type WidgetRow } from '../widget';

/** Runs in which something was wrong, the newest first. */
const RUNS_WITH_TROUBLE =
  'fields @timestamp, vantage, minute, blind, everything | filter type = "run" and @message like /"failing"|"blind":true/ | sort @timestamp desc | limit 50';

/** What is watched, and the ways on: the runbook, the run records, and the dashboards of further services. */
export function heading({ fleet }: HubView, further: readonly string[]): WidgetRow {
  const { name, quorum, vantages, services, runbookUrl } = fleet;
  const records = vantages.map(
    (vantage) => `[${vantage}](${logQueryUrl(vantage, resourceName.canaryLogGroup(name), RUNS_WITH_TROUBLE)})`,
  );
  const dashboards = further.map((each) => `[${each}](#dashboards:name=${each})`);
  const lines = [
    `# ${name}`,
    `${services.length} services, seen from ${vantages.length} vantages. A service, or what services share, is down when ${quorum} vantages say so.`,
    `**What to do:** ${runbookUrl === undefined ? 'docs/runbook.md' : `[runbook](${runbookUrl})`}. **Runs with trouble:** ${records.join(', ')}.`,
    ...(dashboards.length > 0 ? [`**More services:** ${dashboards.join(', ')}`] : []),
  ];
  return [textWidget(lines.join('\n\n'), 4 + Math.min(1, dashboards.length))];
}
