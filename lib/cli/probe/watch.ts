import type { Clock } from '../../../lambda/canary/clock';
import { MINUTE } from '../../contract/minute';
import { line } from '../print/line';
import type { Paper } from '../print/paper';
import type { ProbeRun } from './probe-once';
import { blindness } from './probe-text';
import { serviceLine } from './service-lines';
import { cellCode, type ServiceReport, serviceReports } from './service-report';

/** How often one asks again: a watch keeps the canary's pace; several runs in a row leave the target a breath. */
export const PACE_MS = { watch: MINUTE, repeat: 1_000 } as const;

/** What a change is measured by: speed comes and goes, a verdict and its code do not. */
function stateOf(report: ServiceReport): string {
  return report.isJudged ? `${report.cell.verdict.kind} ${cellCode(report.cell)}` : 'not judged';
}

/** Prints of each run what is other than in the run before; of the first one everything. */
export function changeLines(paper: Paper): (run: ProbeRun) => readonly string[] {
  const states = new Map<string, string>();
  let wasBlind = false;
  return (run) => {
    const time = `${new Date(run.at).toISOString().slice(11, 19)}  `;
    const inked = { ...paper, columns: paper.columns - time.length };
    const sight = run.blind === wasBlind ? [] : [run.blind ? blindness(run) : 'This machine sees again.'];
    wasBlind = run.blind;
    const changed = serviceReports(run).filter((report) => {
      const state = stateOf(report);
      const isNews = states.get(report.service.name) !== state && report.isJudged;
      // what was not judged keeps its state: sight that was lost is no change of the target
      if (report.isJudged) states.set(report.service.name, state);
      return isNews;
    });
    return [...sight.map((text) => line(inked, text)), ...changed.map((report) => serviceLine(inked, report))].map(
      (text) => `${time}${text}`,
    );
  };
}

/** How many runs, how far apart, and what one is. */
export interface Repetition {
  readonly count: number;
  readonly everyMs: number;
  readonly clock: Clock;
  readonly once: () => Promise<ProbeRun>;
}

/** Runs again and again; resolves with every run of a finite count. */
export async function repeat({ count, everyMs, clock, once }: Repetition): Promise<readonly ProbeRun[]> {
  const runs: ProbeRun[] = [];
  for (let made = 0; made < count; made += 1) {
    const due = clock.now() + everyMs;
    const run = await once();
    // an endless watch must not remember its runs
    if (Number.isFinite(count)) runs.push(run);
    if (made + 1 < count) await clock.sleep(due - clock.now());
  }
  return runs;
}
