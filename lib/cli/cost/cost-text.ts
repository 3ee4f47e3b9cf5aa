import type { CostReport } from '../../cost/cost-report';
import { countOf, dollars, priceOf } from '../../cost/spelling';
import { columns } from '../print/columns';
import { prose } from '../print/line';
import type { Paper } from '../print/paper';
import { table } from '../reference/markdown';

const HEADINGS = ['what', 'how many', 'price, $', 'a month, $'] as const;
const TOGETHER = 'together';

function rows({ lines }: CostReport): readonly (readonly string[])[] {
  return lines.map((each) => [each.what, countOf(each), priceOf(each), dollars(each.monthlyUsd)]);
}

function addition(usd: number | undefined): string {
  return usd === undefined ? 'fits into no stack' : `adds $${dollars(usd)} a month`;
}

function further({ oneMore, synthetics, totalMonthlyUsd }: CostReport): readonly string[] {
  const times = Math.round(synthetics.monthlyUsd / totalMonthlyUsd);
  return [
    `One more service ${addition(oneMore.serviceUsd)}, one more vantage ${addition(oneMore.vantageUsd)}.`,
    `The same checks as ${synthetics.canaries} canaries of CloudWatch Synthetics, each minute: $${dollars(synthetics.monthlyUsd)} a month` +
      `${times > 1 ? `, ${times} times as much` : ''}, and what their alarms, functions and logs cost besides.`,
  ];
}

/** What a configuration costs, as people read it. */
export function costText(paper: Paper, report: CostReport): string {
  return [
    ...columns(paper, [HEADINGS, ...rows(report), [TOGETHER, '', '', dollars(report.totalMonthlyUsd)]]),
    '',
    ...further(report).flatMap((text) => prose(paper, '', text)),
    '',
    ...report.assumptions.flatMap((text) => prose(paper, '', `- ${text}`)),
    '',
  ].join('\n');
}

/** The same for the README. */
export function costMarkdown(report: CostReport): string {
  const [assumed = '', ...others] = report.assumptions;
  return [
    `${assumed[0]?.toUpperCase()}${assumed.slice(1)}.`,
    table(HEADINGS, [...rows(report), [`**${TOGETHER}**`, '', '', `**${dollars(report.totalMonthlyUsd)}**`]]),
    further(report).join(' '),
    `Assumed: ${others.join('; ')}.`,
  ].join('\n\n');
}

/** The same for programs: `totalMonthlyUsd`, `lines`, `oneMore`, `synthetics`, `assumptions`, `pricesAsOf`. */
export function costJson(report: CostReport): string {
  return JSON.stringify(report, (_, value) => (typeof value === 'number' ? Number(value.toPrecision(10)) : value));
}
