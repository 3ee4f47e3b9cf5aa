import { z } from 'zod';
import { RUN_LIMITS_MS } from '../../../lambda/canary/run-limits';

const DURATION = /^(\d+(?:\.\d+)?)(ms|s)$/;
const NO_DURATION = 'is not a duration; write it with its unit, such as "800ms" or "2s"';

/** A probe that takes longer than this has timed out: it fails, and is never slow. */
const SLOWEST_MS = RUN_LIMITS_MS.connect + RUN_LIMITS_MS.tls + RUN_LIMITS_MS.firstByte;

/** Milliseconds of a duration that the schema accepts. */
export function durationMs(text: string): number {
  const [, amount = '0', unit] = DURATION.exec(text) ?? [];
  return Number(amount) * (unit === 's' ? 1000 : 1);
}

/** A duration that a probe can keep or miss; one that takes as long as this has timed out. */
export function durationSchema(belowMs: number) {
  return z
    .string({ error: NO_DURATION })
    .regex(DURATION, { error: NO_DURATION, abort: true })
    .refine((value) => durationMs(value) > 0, {
      error: 'is nothing that an answer can keep; write more than 0',
      abort: true,
    })
    .refine((value) => durationMs(value) < belowMs, {
      error: `is longer than a probe waits; write less than ${belowMs / 1000}s`,
    });
}

/** A response time that a probe can keep or miss. */
export const objectiveSchema = durationSchema(SLOWEST_MS);

/** When something is slow, and when it is as good as no answer. */
export function timeBoundsSchema(belowMs: number) {
  return z
    .strictObject(
      {
        degraded: durationSchema(belowMs).optional().describe('Longer is slow. @default slowness is not judged'),
        failing: durationSchema(belowMs).optional().describe('Longer has failed. @default the limits of a probe'),
      },
      { error: 'is not a bound; write { degraded, failing }' },
    )
    .refine(({ degraded, failing }) => degraded !== undefined || failing !== undefined, {
      error: 'bounds nothing; write degraded, failing or both',
    })
    .refine(
      ({ degraded, failing }) =>
        degraded === undefined || failing === undefined || durationMs(degraded) < durationMs(failing),
      { error: 'has failed before it is slow; write a shorter degraded' },
    );
}
