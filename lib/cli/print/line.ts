import { shortened } from '../../contract/shortened';
import type { Paper } from './paper';

/** What a part of a line is, for its colour; its words say the same to who sees none. */
export type Ink = 'good' | 'bad' | 'refused' | 'strong' | 'faint';

/** A part of a line: plain text, or text in an ink. */
export type Part = string | readonly [Ink, string];

/** Blue, vermilion and yellow: told apart by everybody (Okabe and Ito), and by their brightness in grey. */
const SGR: Readonly<Record<Ink, string>> = {
  good: '1;38;5;33',
  bad: '1;38;5;202',
  refused: '1;38;5;220',
  strong: '1',
  faint: '2',
};

function paint(ink: Ink, text: string, { hasColours }: Paper): string {
  return hasColours && text !== '' ? `\u{1b}[${SGR[ink]}m${text}\u{1b}[0m` : text;
}

/** One line, cut where the paper ends. */
export function line(paper: Paper, ...parts: readonly Part[]): string {
  let left = paper.columns;
  return parts
    .map((part) => {
      const [ink, text] = typeof part === 'string' ? [undefined, part] : part;
      const shown = shortened(text, left);
      left -= [...shown].length;
      return ink === undefined ? shown : paint(ink, shown, paper);
    })
    .join('')
    .trimEnd();
}

/** Sentences, broken between words where the paper ends; every line begins with the indent. */
export function prose({ columns }: Paper, indent: string, text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= columns) lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(`${indent}${word}`);
  }
  return lines;
}
