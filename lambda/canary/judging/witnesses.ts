import type { WitnessResult } from '../../../lib/contract/run-record';
import type { Cell } from '../../../lib/contract/verdict';

/** What a witness's cell says of it: it is probed and judged as a service of one endpoint. */
export function witnessResult({ service, verdict }: Cell): WitnessResult {
  return { name: service, code: verdict.kind === 'up' ? 'up' : verdict.code };
}

/** A witness that refuses us was reached: only failures, and trouble of our own, speak against the vantage. */
export function hasWitnessFailed({ code }: WitnessResult): boolean {
  return code !== 'up' && !code.startsWith('blocked.');
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
