import type { BodyFacts } from '../../probing/http-exchange';
import { RUN_LIMITS_MS } from '../../run-limits';
import { errorCode, failure, reasonOf } from '../failure';
import { withinLimit } from '../time-limit';
import type { Answer } from './answer';
import { decodeBody } from './decode-body';

/** How much of a body is read: enough to see it arrive, or what somebody promises something of. A body of one-byte chunks costs a callback each. */
const MOST = { seen: { bytes: 64 * 1024, pieces: 1_000 }, kept: { bytes: 256 * 1024, pieces: 10_000 } };

/** A body, and its text where it was kept. */
export interface ReadBody {
  readonly facts: BodyFacts;
  readonly text?: string;
}

/** A body that broke off, with what had come of it. */
export class BodyBroken extends Error {
  constructor(
    override readonly cause: unknown,
    readonly bytes: number,
  ) {
    super('the body broke off');
  }
}

async function collect(
  { response, fault, isComplete }: Answer,
  keep: ((chunk: Buffer) => void) | undefined,
  limitMs: number,
  signal: AbortSignal,
): Promise<BodyFacts> {
  if (response === undefined) return { bytes: 0, end: 'unreadable' };
  const most = keep === undefined ? MOST.seen : MOST.kept;
  let bytes = 0;
  let pieces = 0;
  let stalled: NodeJS.Timeout | undefined;
  let enough: NodeJS.Timeout | undefined;
  try {
    return await withinLimit<BodyFacts>(limitMs, signal, (resolve, reject) => {
      stalled = setTimeout(() => reject(failure('ETIMEOUT', 'then silence')), RUN_LIMITS_MS.bodyStalls);
      enough = setTimeout(() => resolve({ bytes, end: 'cut' }), RUN_LIMITS_MS.body);
      response.on('error', (error) => {
        const why = fault();
        if (why !== undefined) resolve({ bytes, end: 'unreadable', fault: why });
        else if (isComplete()) resolve({ bytes, end: 'whole' });
        else reject(error);
      });
      response.on('end', () => resolve({ bytes, end: 'whole' }));
      response.on('data', (chunk: Buffer) => {
        keep?.(chunk.subarray(0, Math.max(0, most.bytes - bytes)));
        bytes += chunk.length;
        pieces += 1;
        stalled?.refresh();
        if (bytes >= most.bytes || pieces >= most.pieces) resolve({ bytes, end: 'cut' });
      });
    });
  } catch (error) {
    throw new BodyBroken(error, bytes);
  } finally {
    clearTimeout(stalled);
    clearTimeout(enough);
  }
}

/**
 * Reads a body to its end, or as much as we take of one.
 * @param isKept whether somebody promises something of it: then more is read, and its text is kept
 * @throws BodyBroken where it ends too early, or nothing of it comes any more
 */
export async function readBody(
  answer: Answer,
  isKept: boolean,
  limitMs: number,
  signal: AbortSignal,
): Promise<ReadBody> {
  if (process.env.CANARY_WITHOUT_PROMISES === 'yes' || !isKept)
    return { facts: await collect(answer, undefined, limitMs, signal) };
  const chunks: Buffer[] = [];
  const facts = await collect(answer, (chunk) => chunks.push(chunk), limitMs, signal);
  try {
    return { facts, text: decodeBody(Buffer.concat(chunks), answer.head, facts.end === 'cut') };
  } catch (error) {
    const fault = errorCode(error) === 'ERR_BUFFER_TOO_LARGE' ? 'unpacked, it is too large' : reasonOf(error);
    return { facts: { bytes: facts.bytes, end: 'unreadable', fault } };
  }
}
