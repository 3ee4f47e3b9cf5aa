import { hasWitnessFailed } from '../../../lambda/canary/judging/witnesses';
import type { WitnessResult } from '../../contract/run-record';
import { line, prose } from '../print/line';
import type { Paper } from '../print/paper';
import { packetLines, type TimedPacket } from './packet-trace';
import type { ProbeRun } from './probe-once';
import { serviceLine, serviceLines } from './service-lines';
import { type ServiceReport, serviceReports } from './service-report';

/** Above so many services, one that is up takes one line. */
const MOST_WHOLE = 12;

/** The codes of the witnesses that fail, each with their names: `dns.timeout: google, ripe`. */
function failedWitnesses(witnesses: readonly WitnessResult[]): string {
  const failed = witnesses.filter(hasWitnessFailed);
  const codes = [...new Set(failed.map(({ code }) => code))];
  const named = (code: WitnessResult['code']) => failed.filter((each) => each.code === code).map(({ name }) => name);
  return codes.map((code) => `${code}: ${named(code).join(', ')}`).join('; ');
}

/** That this machine is blind, and what that means: said once, never as a list of outages. */
export function blindness({ findings: { witnesses } }: ProbeRun): string {
  const failed = witnesses.filter(hasWitnessFailed).length;
  return (
    `This machine is blind: ${failed} of its ${witnesses.length} witnesses fail (${failedWitnesses(witnesses)}), ` +
    'so that nothing can be said of what lies beyond its own network. ' +
    'Look first at its own way out: cable, Wi-Fi, VPN, proxy, resolver.'
  );
}

function head(paper: Paper, run: ProbeRun): readonly string[] {
  const { witnesses } = run.findings;
  const failed = failedWitnesses(witnesses);
  const answering = witnesses.filter((each) => !hasWitnessFailed(each)).length;
  const time = new Date(run.at).toISOString().slice(11, 19);
  return run.blind
    ? prose(paper, '', `${blindness(run)} Or name a witness that it can reach: --witness URL.`)
    : [
        line(paper, [
          'faint',
          `${time} UTC, from here; ${answering} of ${witnesses.length} witnesses answer${failed === '' ? '' : ` (${failed})`}`,
        ]),
      ];
}

function notJudged(paper: Paper, reports: readonly ServiceReport[]): readonly string[] {
  const names = reports.filter(({ isJudged }) => !isJudged).map(({ service }) => service.name);
  return names.length === 0 ? [] : ['', ...prose(paper, '', `Not judged: ${names.join(', ')}`)];
}

function shared(paper: Paper, { causes }: ProbeRun): readonly string[] {
  return Object.entries(causes).flatMap(([cause, services]) =>
    prose(paper, '', `They share ${cause}: it explains ${services.join(', ')}.`),
  );
}

function counts(reports: readonly ServiceReport[]): string {
  const kinds = ['up', 'failing', 'blocked', 'unknown'] as const;
  const judged = reports.filter(({ isJudged }) => isJudged);
  const counted = kinds.flatMap((kind) => {
    const count = judged.filter(({ cell }) => cell.verdict.kind === kind).length;
    return count === 0 ? [] : [`${count} ${kind}`];
  });
  return counted.join(', ');
}

/**
 * One run as people read it: every service layer by layer, then what they share.
 * @param packets every packet of the run, where all that is known is to be printed
 */
export function probeText(paper: Paper, run: ProbeRun, packets?: readonly TimedPacket[]): string {
  const isTraced = packets !== undefined;
  const reports = serviceReports(run);
  const judged = reports.filter(({ isJudged }) => isJudged);
  const isShort = (report: ServiceReport) =>
    !isTraced && reports.length > MOST_WHOLE && report.cell.verdict.kind === 'up';
  const short = judged.filter(isShort).map((report) => serviceLine(paper, report));
  const whole = judged
    .filter((report) => !isShort(report))
    .flatMap((report) => ['', ...serviceLines(paper, report, run.at, isTraced)]);
  const causes = shared(paper, run);
  return [
    ...head(paper, run),
    ...(short.length > 0 ? ['', ...short] : []),
    ...whole,
    ...notJudged(paper, reports),
    ...(causes.length > 0 ? ['', ...causes] : []),
    ...(judged.length > 1 ? ['', counts(reports)] : []),
    ...packetLines(paper, packets ?? [], run.at),
    '',
  ].join('\n');
}
