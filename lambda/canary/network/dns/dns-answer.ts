import type { DnsAnswer, DnsReply } from '../../probing/dns-reply';
import { unanswered } from '../../probing/dns-reply';
import { sanitize } from '../../sanitize';
import { type AnswerRecord, canonicalName, type DnsMessage, RECORD_TYPE, readMessage } from './dns-message';
import type { WireQuestion } from './dns-question';

/** What a message is to a question. `stranger`: no answer to it. `truncated`: ask again over TCP. */
export type Reading = DnsReply | 'stranger' | 'truncated';

const HEADER_BYTES = 12;
/** QR and TC in the third byte: an answer, and cut. */
const CUT_ANSWER = 0x82;
/** Of addresses and of aliases: an answer over TCP may hold hundreds. */
const MAX_KEPT = 32;

/** Names of RCODEs (IANA), by number. */
export const RCODE_NAMES: readonly string[] = ['NOERROR', 'FORMERR', 'SERVFAIL', 'NXDOMAIN', 'NOTIMP', 'REFUSED'];

function isOurs({ questions, rcode }: DnsMessage, asked: WireQuestion): boolean {
  const [question] = questions;
  // A server that refuses or does not understand a question may leave it out of its answer.
  if (question === undefined) return rcode !== 0;
  const { name, type } = question;
  return questions.length === 1 && type === RECORD_TYPE[asked.type] && name === canonicalName(asked.name);
}

/** Everything that a name leads to by way of aliases; it loops where every way comes back. */
function followAliases(answers: readonly AnswerRecord[], name: string) {
  const targets = new Map<string, string[]>();
  for (const { type, name: from, value } of answers) {
    if (type === RECORD_TYPE.CNAME && value !== undefined) targets.set(from, [...(targets.get(from) ?? []), value]);
  }
  const reached = new Set([canonicalName(name)]);
  const aliases: string[] = [];
  let hasEnd = false;
  // a set may grow while it is walked
  for (const from of reached) {
    const found = targets.get(from) ?? [];
    if (found.length === 0) hasEnd = true;
    for (const target of found) {
      if (!reached.has(canonicalName(target))) aliases.push(target);
      reached.add(canonicalName(target));
    }
  }
  return { reached, aliases, hasEnd };
}

function observe({ answers, rcode, extendedErrors }: DnsMessage, asked: WireQuestion): DnsReply {
  const { reached, aliases, hasEnd } = followAliases(answers, asked.name);
  const records = answers.filter(({ type, name }) => type === RECORD_TYPE[asked.type] && reached.has(name));
  const addresses = [...new Set(records.flatMap(({ value }) => value ?? []))];
  if (addresses.length === 0 && answers.some(({ value }) => value === undefined)) {
    return unanswered('EMALFORMED', 'a record that cannot be read');
  }
  const errors = extendedErrors.map(({ code, text }) => ({ code, text: sanitize(text) }));
  const reply: DnsAnswer = {
    kind: 'answered',
    rcode: RCODE_NAMES[rcode] ?? `RCODE_${rcode}`,
    addresses: addresses.slice(0, MAX_KEPT),
  };
  return {
    ...reply,
    ...(aliases.length > 0 && { aliases: aliases.slice(0, MAX_KEPT).map(sanitize) }),
    ...(addresses.length === 0 && !hasEnd && { aliasesLoop: true }),
    ...(errors.length > 0 && { extendedErrors: errors }),
  };
}

/** Reads what came back for a question. Never throws, whatever the bytes are. */
export function readReply(message: Buffer, asked: WireQuestion): Reading {
  if (message.length >= 2 && message.readUInt16BE(0) !== asked.id) return 'stranger';
  if (message.length < HEADER_BYTES) return unanswered('EMALFORMED', 'a message without a header');
  const isTruncated = (message.readUInt8(2) & CUT_ANSWER) === CUT_ANSWER;
  try {
    const answer = readMessage(message);
    if (!answer.isResponse) return unanswered('EMALFORMED', 'a question came back');
    if (!isOurs(answer, asked)) return 'stranger';
    return isTruncated ? 'truncated' : observe(answer, asked);
  } catch (error) {
    // A server may cut in the middle of a record: only the flag counts then.
    return isTruncated ? 'truncated' : unanswered('EMALFORMED', error instanceof Error ? error.message : '');
  }
}
