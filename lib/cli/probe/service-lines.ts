import { judgeName } from '../../../lambda/canary/judging/judge-name';
import { hostOf, isWeb } from '../../../lambda/canary/probing/host-of';
import { FAILURE_MEANINGS, type FailureCode, layerOf } from '../../contract/failure-codes';
import { failingCodes, type Verdict } from '../../contract/verdict';
import { type Ink, line, type Part, prose } from '../print/line';
import type { Paper } from '../print/paper';
import { endpointLines } from './endpoint-lines';
import { firstLook, type Target } from './first-look';
import { milliseconds } from './milliseconds';
import { nameLines } from './name-lines';
import { questionLines } from './question-lines';
import { endpointCode, type ServiceReport } from './service-report';
import { zoneLines } from './zone-lines';

const WORDS: Readonly<Record<Verdict['kind'], readonly [Ink, string]>> = {
  up: ['good', 'UP'],
  failing: ['bad', 'FAILING'],
  blocked: ['refused', 'BLOCKED'],
  unknown: ['faint', 'UNKNOWN'],
};

/** What a target that is not judged is called: this machine is blind, which is said once. */
const NOT_JUDGED: Part = ['faint', 'NOT JUDGED'];

/** The verdict of a service in a word or two. */
export function verdictPart({ cell, isJudged }: ServiceReport): Part {
  return isJudged ? WORDS[cell.verdict.kind] : NOT_JUDGED;
}

/** What a code is about: the first name or endpoint which met it. */
function targetOf(code: FailureCode, { seen, service }: ServiceReport, at: number): Target {
  const names = seen?.names ?? [];
  const name = names.find((each) => judgeName(each).code === code)?.name;
  const met = seen?.endpoints.find((each) => endpointCode(each, names, at) === code);
  const url = met?.endpoint.url ?? service.http[0]?.url;
  if (name !== undefined || url === undefined) return { host: name ?? service.name, port: '' };
  const { port, protocol } = new URL(url);
  return { host: hostOf(url), port: port || (protocol === 'https:' ? '443' : '80') };
}

/** Behind the verdict: how fast, or at which layer with which codes. */
export function verdictFacts({ cell, isJudged, service }: ServiceReport): string {
  const { verdict, responseTimeMs } = cell;
  if (!isJudged) return '';
  if (verdict.kind === 'up') {
    const time =
      responseTimeMs === undefined
        ? ''
        : `${milliseconds(responseTimeMs)} ${service.http.some(({ url }) => isWeb(url)) ? 'to first byte' : 'to connect'}`;
    return verdict.slow === true ? `slow: ${time}` : time;
  }
  if (verdict.kind !== 'failing') return verdict.code;
  return `at layer ${layerOf(verdict.code)}: ${failingCodes(verdict).join(' + ')}`;
}

function meaningOf(code: FailureCode, detail: string | undefined): string {
  const meaning = FAILURE_MEANINGS[code];
  if (detail?.includes(meaning)) return `${detail}.`;
  return detail === undefined || meaning.includes(detail) ? `${meaning}.` : `${meaning} (${detail}).`;
}

/** Of a target that is not up: what its code means, and where to look first. */
function explanation(paper: Paper, report: ServiceReport, at: number): readonly string[] {
  const { verdict, detail } = report.cell;
  if (!report.isJudged || verdict.kind === 'up') return [];
  const { code } = verdict;
  return [
    ...prose(paper, '  ', meaningOf(code, detail)),
    ...prose(paper, '  ', `Look first at ${firstLook(code, targetOf(code, report, at))}`),
  ];
}

/** One service, layer by layer, and its verdict with what it means. */
export function serviceLines(paper: Paper, report: ServiceReport, at: number, isTraced: boolean): readonly string[] {
  const { service, seen, zones } = report;
  const names = seen?.names ?? [];
  return [
    line(paper, ['strong', service.name]),
    ...names.flatMap((name) => nameLines(paper, '  dns  ', name)),
    ...(seen?.questions ?? []).flatMap((question) => questionLines(paper, question)),
    ...zones.flatMap((zone) => zoneLines(paper, zone)),
    ...(seen?.endpoints ?? []).flatMap((endpoint) => endpointLines({ paper, names, at, isTraced }, endpoint)),
    line(paper, '  ', verdictPart(report), ' ', verdictFacts(report)),
    ...explanation(paper, report, at),
    ...(report.cell.zone === undefined ? [] : prose(paper, '  ', `Name servers: ${report.cell.zone}`)),
  ];
}

/** One service on one line: where there are many, and what is good needs no more. */
export function serviceLine(paper: Paper, report: ServiceReport): string {
  return line(paper, ['strong', report.service.name], '  ', verdictPart(report), ' ', verdictFacts(report));
}
