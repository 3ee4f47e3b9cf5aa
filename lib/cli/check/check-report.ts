import type { Deployment } from '../../config/deployment';
import { type BillLine, billOf, totalOf } from '../../cost/bill';
import { countAlarms } from '../../cost/counted-alarms';
import { seriesCount } from '../../cost/quiet-run';
import { refuseTooDear } from '../../cost/refuse-too-dear';
import { resourcesOf, resourcesOfType, type SynthesizedStack } from '../../cost/synthesized-stack';
import type { PlacedProblem } from '../../input/problem';
import { warningsOf } from './warnings';

/** What would be deployed, in numbers. */
export interface Counts {
  readonly vantages: number;
  readonly hubs: number;
  readonly quorum: number;
  readonly services: number;
  readonly causes: number;
  readonly series: number;
  readonly metricAlarms: number;
  readonly compositeAlarms: number;
  readonly functions: number;
  readonly stacks: readonly { readonly name: string; readonly resources: number; readonly bytes: number }[];
}

/** What a check says of a configuration that is sound. */
export interface CheckReport {
  readonly deployment: Deployment;
  readonly warnings: readonly PlacedProblem[];
  readonly counts: Counts;
  readonly bill: readonly BillLine[];
  readonly monthlyUsd: number;
}

function countsOf({ fleet }: Deployment, stacks: readonly SynthesizedStack[]): Counts {
  const { metricAlarms, compositeAlarms } = countAlarms(stacks);
  return {
    vantages: fleet.vantages.length,
    hubs: fleet.hubs.length,
    quorum: fleet.quorum,
    services: fleet.services.length,
    causes: Object.keys(fleet.causes).length,
    series: seriesCount(fleet),
    metricAlarms,
    compositeAlarms,
    functions: resourcesOfType(stacks, 'AWS::Lambda::Function').length,
    stacks: stacks.map((stack) => ({
      name: stack.name,
      resources: resourcesOf([stack]).length,
      bytes: stack.bytes,
    })),
  };
}

/**
 * Checks a configuration against what would be deployed of it.
 * @throws InputError where it costs more than it may
 */
export function checkReport(deployment: Deployment, stacks: readonly SynthesizedStack[]): CheckReport {
  refuseTooDear(deployment, stacks);
  const bill = billOf(deployment.fleet, stacks);
  return {
    deployment,
    warnings: warningsOf(deployment),
    counts: countsOf(deployment, stacks),
    bill,
    monthlyUsd: totalOf(bill),
  };
}

/** The causes of a service, in the order of the configuration. */
export function causesOf({ fleet }: Deployment, service: string): readonly string[] {
  return Object.entries(fleet.causes).flatMap(([cause, members]) => (members.includes(service) ? [cause] : []));
}
