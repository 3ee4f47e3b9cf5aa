import type { FailureCode } from '../../../lib/contract/failure-codes';
import type { DnsReply } from '../probing/dns-reply';
import type { QuestionObservation } from '../probing/service-observation';
import { classifyReply } from './classify-reply';
import { mostTelling } from './judge-name';
import { spellDuration } from './spell-duration';

/** What all servers together say to one question. */
export interface QuestionJudgement {
  readonly code: FailureCode | 'up';
  readonly detail?: string;
  readonly isDegraded: boolean;
}

/** The stable code of what one server said: the promises of an answer decide, where some were made. */
export function classifyQuestion(reply: DnsReply): FailureCode | 'up' {
  if (reply.kind === 'unanswered' || reply.unmet === undefined) return classifyReply(reply);
  const [first] = reply.unmet;
  if (first === undefined) return 'up';
  if (first.about === 'rcode') return reply.rcode === 'NOERROR' ? 'dns.answer' : classifyReply(reply);
  return first.about === 'nodata' ? 'dns.nodata' : first.about === 'time' ? 'dns.timeout' : 'dns.answer';
}

/** What one server said, for people. */
export function spellQuestionReply({ reply, elapsedMs }: QuestionObservation['replies'][number]): string {
  if (reply.kind === 'unanswered') {
    return reply.error === 'ETIMEOUT' ? `no answer in ${spellDuration(elapsedMs)}` : (reply.reason ?? reply.error);
  }
  const unmet = (reply.unmet ?? []).map(({ text }) => text);
  if (unmet.length > 0) return unmet.join('; ');
  return reply.records?.map(({ value }) => value).join(', ') ?? reply.rcode;
}

/** Judges a question: it fails only if all of its servers fail. */
export function judgeQuestion({ question, replies }: QuestionObservation): QuestionJudgement {
  const codes = replies.map(({ reply }) => classifyQuestion(reply));
  const failed = codes.filter((code) => code !== 'up');
  const late = replies.flatMap(({ reply }) => (reply.kind === 'answered' ? (reply.degraded ?? []) : []));
  const isDegraded = late.length === replies.length && late.length > 0;
  const about = `${question.name} ${question.type}`;
  if (failed.length < codes.length) {
    return { code: 'up', isDegraded, ...(isDegraded && { detail: `${about}: ${late[0]}` }) };
  }
  const said = replies.map((each) => `${spellQuestionReply(each)} from ${each.resolver}`);
  return { code: mostTelling(failed), detail: `${about}: ${said.join(', ')}`, isDegraded };
}
