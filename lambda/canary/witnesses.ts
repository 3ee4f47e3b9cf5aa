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

/**
 * A vantage is blind when at least half of its witnesses fail, and fewer than half of its services with a URL gave an
 * answer: who answers is a witness too. Where no service has a URL, the witnesses alone decide.
 * @param answers of each service with a URL, whether it gave an HTTP answer or a certificate
 */
export function isBlind(witnesses: readonly WitnessResult[], answers: readonly boolean[]): boolean {
  const isUnwitnessed = witnesses.filter(hasWitnessFailed).length >= witnesses.length / 2;
  if (answers.length === 0) return isUnwitnessed;
  return isUnwitnessed && answers.filter((hasAnswered) => hasAnswered).length < answers.length / 2;
}
