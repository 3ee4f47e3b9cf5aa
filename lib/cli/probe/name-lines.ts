import { classifyReply } from '../../../lambda/canary/judging/classify-reply';
import { spellReply } from '../../../lambda/canary/judging/describe-reply';
import { addressesOf } from '../../../lambda/canary/probing/probe-name';
import type { NameObservation, ResolverReply } from '../../../lambda/canary/probing/service-observation';
import { line, type Part } from '../print/line';
import type { Paper } from '../print/paper';
import { isOwnName } from './local';
import { milliseconds } from './milliseconds';
import type { Code } from './service-report';

/** A code in the ink of what it says. */
export function codePart(code: Code): Part {
  if (code === 'up') return ['good', code];
  if (code.startsWith('probe.')) return ['faint', code];
  return [code.startsWith('blocked.') ? 'refused' : 'bad', code];
}

/** Of a good answer all that it holds; of any other one what is wrong with it. */
function answerOf(replied: ResolverReply, code: Code, { refused }: NameObservation): string {
  const { reply } = replied;
  if (code !== 'up' || reply.kind === 'unanswered') return spellReply(replied, refused);
  return [...(reply.aliases ?? []).map((alias) => `-> ${alias}`), ...reply.addresses].join(' ');
}

/**
 * A name, and below it what each resolver answered and how long it took, as people who know `dig` read it.
 * @param before what stands before the name: seven columns
 */
export function nameLines(paper: Paper, before: string, seen: NameObservation): readonly string[] {
  const { name, replies } = seen;
  const heading = `${before}${name}`;
  if (isOwnName(name)) return [line(paper, `${heading}, this machine itself: ${addressesOf(seen).join(' ')}`)];
  const refused = new Set(seen.refused.map(({ address }) => address));
  const rows = replies.map((each) => {
    const code = classifyReply(each.reply, refused);
    return { ...each, code, answer: `${each.type === 'AAAA' ? 'AAAA ' : ''}${answerOf(each, code, seen)}` };
  });
  const widest = (texts: readonly string[]) => Math.max(...texts.map(({ length }) => length));
  const resolverColumn = widest(rows.map(({ resolver }) => resolver));
  const codeColumn = widest(rows.map(({ code }) => code));
  return [
    line(paper, heading),
    ...rows.map(({ resolver, code, elapsedMs, answer }) =>
      line(
        paper,
        `       ${resolver.padEnd(resolverColumn)}  `,
        codePart(code),
        `${' '.repeat(codeColumn - code.length)} ${milliseconds(elapsedMs).padStart(8)}  ${answer}`,
      ),
    ),
  ];
}
