import { resourceName } from './resource-names';

/** The consoles of the other partitions have names of their own. */
const CONSOLES: readonly (readonly [prefix: string, host: string])[] = [
  ['cn-', 'console.amazonaws.cn'],
  ['us-gov-', 'console.amazonaws-us-gov.com'],
  ['', 'console.aws.amazon.com'],
];

function consoleOf(region: string): string {
  const [, host = ''] = CONSOLES.find(([prefix]) => region.startsWith(prefix)) ?? [];
  return `https://${region}.${host}`;
}

/** Where a person sees a hub's overview. */
export function dashboardUrl(name: string, region: string): string {
  return `${consoleOf(region)}/cloudwatch/home?region=${region}#dashboards/dashboard/${resourceName.dashboard(name, region)}`;
}

/** A text within a console's fragment: percent encoding with `*` in place of the sign. */
function fragmentText(text: string): string {
  const encoded = encodeURIComponent(text).replace(/[!'()~]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return `'${encoded.replaceAll('%', '*')}`;
}

/** From when to when, both epoch milliseconds. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

function spellRange(range: TimeRange | undefined): string {
  if (range === undefined) return "end~0~start~-3600~timeType~'RELATIVE~unit~'seconds";
  const [start, end] = [range.from, range.to].map((time) => fragmentText(new Date(time).toISOString()));
  return `end~${end}~start~${start}~timeType~'ABSOLUTE~tz~'UTC`;
}

/** Where a person sees an alarm, and mutes it. */
export function alarmUrl(region: string, alarm: string): string {
  return `${consoleOf(region)}/cloudwatch/home?region=${region}#alarmsV2:alarm/${encodeURIComponent(alarm)}`;
}

/**
 * Where a person runs a query of CloudWatch Logs Insights over a log group.
 * @param between @default the last hour
 */
export function logQueryUrl(region: string, logGroup: string, query: string, between?: TimeRange): string {
  const range = spellRange(between);
  const detail = `~(${range}~editorString~${fragmentText(query)}~source~(~${fragmentText(logGroup)}))`;
  const escaped = detail.replace(/[~()']/g, (c) => `$25${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `${consoleOf(region)}/cloudwatch/home?region=${region}#logsV2:logs-insights$3FqueryDetail$3D${escaped}`;
}
