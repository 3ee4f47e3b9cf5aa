import { REGIONS } from '../config/regions';
import type { Fleet } from '../contract/fleet';
import { quorum } from '../contract/quorum';
import { vantagesOf } from '../contract/reach';
import { InputError } from '../input/problem';
import { ASSUMED_SECONDS, type BillLine, billOf, totalOf } from './bill';
import { MINUTES_A_MONTH, PRICES_AS_OF, PRICES_USD } from './price-table';
import type { SynthesizedStack } from './synthesized-stack';

/** What a configuration costs, what more of it would, and what the same costs elsewhere. */
export interface CostReport {
  readonly totalMonthlyUsd: number;
  readonly lines: readonly BillLine[];
  /** What one more of it adds; left out where no more of it can be deployed. */
  readonly oneMore: { readonly serviceUsd?: number; readonly vantageUsd?: number };
  /** The same checks as canaries of CloudWatch Synthetics: one for each service and vantage. */
  readonly synthetics: { readonly canaries: number; readonly monthlyUsd: number };
  readonly assumptions: readonly string[];
  readonly pricesAsOf: string;
}

/** The templates of a fleet; several fleets are compared. */
export type Synthesize = (fleet: Fleet) => Promise<readonly SynthesizedStack[]>;

/** A service like the last one, which shares what that shares. */
function withOneMoreService(fleet: Fleet): Fleet {
  const last = fleet.services.at(-1);
  if (last === undefined) return fleet;
  const name = `${last.name}-2`;
  const joined = Object.entries(fleet.causes).map(
    ([cause, members]) => [cause, members.includes(last.name) ? [...members, name] : members] as const,
  );
  return { ...fleet, services: [...fleet.services, { ...last, name }], causes: Object.fromEntries(joined) };
}

function withOneMoreVantage(fleet: Fleet): Fleet {
  const region = REGIONS.find((each) => !fleet.vantages.includes(each)) ?? 'eu-west-1';
  const vantages = [...fleet.vantages, region];
  return { ...fleet, vantages, quorum: quorum(vantages.length) };
}

function assumptions(): readonly string[] {
  return [
    `list prices of us-east-1 as of ${PRICES_AS_OF}, the first tier of each, without the free one; other regions differ`,
    `a month of ${MINUTES_A_MONTH.toLocaleString('en-US')} minutes in which nothing fails: a run that asks again takes longer, and incidents cost cents`,
    `a run takes ${ASSUMED_SECONDS.queueing} s to go into its queue and ${ASSUMED_SECONDS.probing} s to probe; another function of each minute takes ${ASSUMED_SECONDS.other} s`,
    'no data transfer; logs are ingested, and kept for cents',
    'keys before their first yearly rotation, which adds as much again',
  ];
}

/** Undefined where a fleet is too large for its stacks: that is no fault of the one whose cost is asked. */
async function ifItFits<T>(build: () => Promise<T>): Promise<T | undefined> {
  try {
    return await build();
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** Counts what a fleet costs from its templates. */
export async function costReport(fleet: Fleet, synthesize: Synthesize): Promise<CostReport> {
  const lines = billOf(fleet, await synthesize(fleet));
  const total = totalOf(lines);
  const added = async (other: Fleet) => {
    const stacks = await ifItFits(() => synthesize(other));
    return stacks && totalOf(billOf(other, stacks)) - total;
  };
  const [serviceUsd, vantageUsd] = [await added(withOneMoreService(fleet)), await added(withOneMoreVantage(fleet))];
  const canaries = fleet.services.reduce((sum, service) => sum + vantagesOf(fleet, service).length, 0);
  return {
    totalMonthlyUsd: total,
    lines,
    oneMore: { ...(serviceUsd !== undefined && { serviceUsd }), ...(vantageUsd !== undefined && { vantageUsd }) },
    synthetics: { canaries, monthlyUsd: canaries * MINUTES_A_MONTH * PRICES_USD.canaryRun },
    assumptions: assumptions(),
    pricesAsOf: PRICES_AS_OF,
  };
}
