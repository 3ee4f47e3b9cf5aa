import { logQueryUrl } from '../../contract/console-links';
import { resourceName } from '../../contract/resource-names';
import { runbookPage } from '../../contract/runbook';
import type { HubView } from '../hub-view';
import { textWidget, type WidgetRow } from '../widget';

/** What failed, and with which code: the first query of the runbook. */
export const FAILED_QUERY = `filter type = "run"
| fields jsonParse(@message) as run
| unnest run.cells into cell
| filter cell.verdict.kind = "failing"
| stats count(*) as runs by cell.service, cell.verdict.code, cell.verdict.connection`;

/** What is watched, and the ways on: the runbook, the run records, and the dashboards of further services. */
export function heading({ fleet }: HubView, further: readonly string[]): WidgetRow {
  const { name, quorum, vantages, services } = fleet;
  const records = vantages.map(
    (vantage) => `[${vantage}](${logQueryUrl(vantage, resourceName.canaryLogGroup(name), FAILED_QUERY)})`,
  );
  const dashboards = further.map((each) => `[${each}](#dashboards:name=${each})`);
  const lines = [
    `# ${name}`,
    `${services.length === 1 ? '1 service' : `${services.length} services`}, seen from ${vantages.length} vantages. A service, or what services share, is down when ${quorum} vantages say so.`,
    `**What to do:** ${fleet.runbookUrl === undefined ? runbookPage(fleet) : `[runbook](${runbookPage(fleet)})`}. **What failed in the last hour, by run records:** ${records.join(', ')}.`,
    ...(dashboards.length > 0 ? [`**More services:** ${dashboards.join(', ')}`] : []),
  ];
  return [textWidget(lines.join('\n\n'), 4 + Math.min(1, dashboards.length))];
}
