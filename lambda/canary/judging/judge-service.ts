import type { Service } from '../../../lib/contract/fleet';
import type { Cell } from '../../../lib/contract/verdict';
import type { ServiceObservation } from '../probing/service-observation';
import { judgeEndpoint } from './judge-endpoint';
import { judgeName } from './judge-name';
import { verdictOf } from './verdict-of';

/** What a cell's judgement needs to know of the service. */
export type JudgedService = Pick<Service, 'name' | 'objectiveMs'>;

function extreme(pick: (...values: number[]) => number, values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length > 0 ? pick(...known) : undefined;
}

/** Drops the members without a value: a cell says only what is known. */
function known<T extends object>(members: { readonly [K in keyof T]: T[K] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/**
 * Makes a cell of what was seen of a service.
 * @param at the run's minute, epoch milliseconds: what a certificate's days are counted from
 */
export function judgeService({ name, objectiveMs }: JudgedService, seen: ServiceObservation, at: number): Cell {
  const endpoints = seen.endpoints.flatMap((each) => judgeEndpoint(each, at) ?? []);
  const measured = known<Omit<Cell, 'service' | 'verdict'>>({
    responseTimeMs: extreme(
      Math.max,
      endpoints.map(({ responseTimeMs }) => responseTimeMs),
    ),
    certificateDays: extreme(
      Math.min,
      endpoints.map(({ certificateDays }) => certificateDays),
    ),
    detail: endpoints.find(({ code }) => code !== 'up')?.detail,
  });
  const verdict = verdictOf({
    names: seen.names.map((each) => judgeName(each).code),
    connections: endpoints.map(({ code }) => code),
    responseTimeMs: measured.responseTimeMs,
    objectiveMs,
  });
  return { service: name, verdict, ...measured };
}
