import { EXIT } from '../terminal';
import type { ProbeRun } from './probe-once';
import { serviceReports } from './service-report';

/** What runs came to, as an exit status: 1 some failing, else 3 where something could not be judged or refused us, else 0. */
export function probeStatus(runs: readonly ProbeRun[]): number {
  const kinds = runs
    .flatMap(serviceReports)
    .map(({ isJudged, cell }) => (isJudged ? cell.verdict.kind : ('unknown' as const)));
  if (kinds.includes('failing')) return EXIT.failed;
  return kinds.every((kind) => kind === 'up') ? EXIT.ok : EXIT.unknown;
}
