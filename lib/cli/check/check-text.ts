import { dollars } from '../../cost/spelling';
import { MOST_RESOURCES, MOST_TEMPLATE_BYTES } from '../../stacks/stack-limits';
import { columns } from '../print/columns';
import { line, prose } from '../print/line';
import type { Paper } from '../print/paper';
import { type CheckReport, causesOf } from './check-report';
import { type Connected, unreached } from './connect';

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;

const thousands = (value: number) => value.toLocaleString('en-US');

/** Beginning of a row of facts: its name in a column of its own. */
function fact(paper: Paper, name: string, text: string): readonly string[] {
  const [first = '', ...others] = prose(paper, '          ', text);
  return [`${name.padEnd(10)}${first.trimStart()}`, ...others];
}

function watched(paper: Paper, { deployment, counts }: CheckReport): readonly string[] {
  const { vantages, hubs, services, causes } = deployment.fleet;
  const rows = services.map(({ name, title }) => [
    `  ${name}${title === undefined ? '' : ` (${title})`}`,
    causesOf(deployment, name).join(', ') || 'no cause',
  ]);
  const members = Object.entries(causes).map(([cause, names]) => `  ${cause}: ${names.join(', ')}`);
  const widest = Math.max(...rows.map(([name = '']) => name.length));
  return [
    ...fact(paper, 'vantages', `${vantages.join(', ')}; ${counts.quorum} of ${vantages.length} must say so`),
    ...fact(paper, hubs.length === 1 ? 'hub' : 'hubs', hubs.join(', ')),
    '',
    line(paper, ['strong', counted(services.length, 'service')]),
    ...rows.map(([name = '', shared = '']) => line(paper, name.padEnd(widest), '  ', ['faint', shared])),
    '',
    line(paper, ['strong', counted(members.length, 'cause')]),
    ...members.flatMap((text) => prose(paper, '  ', text.trimStart())),
  ];
}

function deployed(paper: Paper, { counts, bill, monthlyUsd }: CheckReport): readonly string[] {
  const { series, metricAlarms, compositeAlarms, functions, stacks } = counts;
  const dearest = bill.slice(0, 3).map(({ what, monthlyUsd: usd }) => `${what} ${dollars(usd)}`);
  return [
    line(paper, ['strong', 'To deploy']),
    ...prose(
      paper,
      '  ',
      `${series} series, ${metricAlarms} metric alarms, ${compositeAlarms} composite alarms, ${functions} functions`,
    ),
    ...columns(paper, [
      ...stacks.map(({ name, resources, bytes }) => [
        `  ${name}`,
        `${resources} of ${MOST_RESOURCES} resources`,
        `${thousands(Math.ceil(bytes / 1_000))} of ${thousands(MOST_TEMPLATE_BYTES / 1_000)} kB`,
      ]),
    ]),
    ...prose(paper, '  ', `$${dollars(monthlyUsd)} a month: ${dearest.join(', ')}, ... (common-cause cost)`),
  ];
}

function connection(paper: Paper, connected: readonly Connected[] | undefined): readonly string[] {
  if (connected === undefined) return [];
  const bad = unreached(connected);
  return [
    '',
    line(paper, ['strong', `Tried from here: ${connected.length - bad.length} of ${connected.length} targets answer`]),
    ...bad.map(({ target, of, code }) =>
      line(paper, '  ', ['bad', code], `  ${target} (${'witness' in of ? `witness ${of.witness}` : of.service})`),
    ),
  ];
}

/** What a check found of a sound configuration, as people read it. */
export function checkText(paper: Paper, report: CheckReport, connected?: readonly Connected[]): string {
  const { warnings, deployment } = report;
  return [
    line(paper, ['good', 'sound'], `  ${deployment.source}`),
    '',
    ...watched(paper, report),
    '',
    ...deployed(paper, report),
    ...connection(paper, connected),
    ...(warnings.length > 0 ? ['', line(paper, ['strong', counted(warnings.length, 'warning')])] : []),
    ...warnings.flatMap(({ where, text }) => prose(paper, '  ', `${where}: ${text}`)),
    '',
  ].join('\n');
}
