import { classifyQuestion, spellQuestionReply } from '../../../lambda/canary/judging/judge-question';
import type { QuestionObservation } from '../../../lambda/canary/probing/service-observation';
import { line } from '../print/line';
import type { Paper } from '../print/paper';
import { milliseconds } from './milliseconds';
import { codePart } from './name-lines';

/** A question, and below it what each server answered and how long it took. */
export function questionLines(paper: Paper, { question, replies }: QuestionObservation): readonly string[] {
  const column = Math.max(...replies.map(({ resolver }) => resolver.length));
  return [
    line(paper, `  dns  ${question.name} ${question.type}`),
    ...replies.map((each) =>
      line(
        paper,
        `       ${each.resolver.padEnd(column)}  `,
        codePart(classifyQuestion(each.reply)),
        ` ${milliseconds(each.elapsedMs).padStart(8)}  ${spellQuestionReply(each)}`,
      ),
    ),
  ];
}
