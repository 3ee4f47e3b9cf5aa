import type { Readable } from 'node:stream';
import type { HttpHead } from '../../probing/http-exchange';
import { failure } from '../failure';

/** As much of a head is taken, by whatever version of HTTP. */
export const MOST_OF_HEAD = {
  /** As browsers do; curl takes 300 kB. */
  bytes: 256 * 1024,
  /** Of a head as much is kept: a fleet's heads must not fill the memory. */
  keptBytes: 16 * 1024,
  /** Names and values; of a head of more, what comes twice is not told apart. */
  spellings: 400,
  /** Answers before the answer: 100, 103 and their like. */
  interimAnswers: 10,
} as const;

/** An answer whose head has come; its body can be read where the parser took the head. */
export interface Answer {
  readonly head: HttpHead;
  readonly response?: Pick<Readable, 'on'>;
  /** What the parser said of the answer later, if it gave up. */
  readonly fault: () => string | undefined;
  /** Whether what came last ends a chunked body, although the parser waits for more. */
  readonly isComplete: () => boolean;
}

/** What ends an exchange that has nothing but answers before the answer. */
export function tooManyAnswers(): Error {
  return failure('EPROTO', `more than ${MOST_OF_HEAD.interimAnswers} answers before the answer`);
}
