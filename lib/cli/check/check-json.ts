import type { PlacedProblem } from '../../input/problem';
import { type CheckReport, causesOf } from './check-report';
import type { Connected } from './connect';

/** What a check found of a sound configuration, as one line of JSON (docs/check.md); members may be added, never renamed. */
export function checkJson(
  { deployment, warnings, counts, monthlyUsd }: CheckReport,
  connect?: readonly Connected[],
): string {
  const { fleet } = deployment;
  return JSON.stringify({
    problems: [],
    warnings,
    services: fleet.services.map(({ name }) => ({ name, causes: causesOf(deployment, name) })),
    causes: fleet.causes,
    counts,
    monthlyUsd: Math.round(monthlyUsd * 100) / 100,
    connect: connect?.map(({ target, of, code }) => ({ target, ...of, code })),
  });
}

/** What a check found of a configuration that is not sound. */
export function problemsJson(problems: readonly PlacedProblem[]): string {
  return JSON.stringify({ problems, warnings: [] });
}
