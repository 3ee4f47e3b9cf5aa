import type { Witness } from '../../lib/contract/fleet';
import type { WitnessResult } from '../../lib/contract/run-record';
import { type Finding, type ProbeContext, probeService } from './probe-service';
import { hostOf } from './request-endpoint';

function codeOf({ cell: { verdict } }: Finding): WitnessResult['code'] {
  return verdict.kind === 'up' ? 'up' : verdict.code;
}

/** A witness that refuses us was reached: only failures, and trouble of our own, speak against the vantage. */
export function hasWitnessFailed({ code }: WitnessResult): boolean {
  return code !== 'up' && !code.startsWith('blocked.');
}

/** Probes a witness as a service of one endpoint. */
export async function probeWitness(witness: Witness, context: ProbeContext): Promise<WitnessResult> {
  const service = { name: witness.name, dns: [hostOf(witness.http.url)], http: [witness.http] };
  return { name: witness.name, code: codeOf(await probeService(service, context)) };
}

/** A vantage is blind when most of its witnesses fail. */
export function isBlind(results: readonly WitnessResult[]): boolean {
  return results.filter(hasWitnessFailed).length > results.length / 2;
}
