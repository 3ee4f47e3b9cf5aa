import type { Body, Fact } from '../../../lib/contract/message';

function beside({ heading, lines }: Fact): readonly string[] {
  return lines.map((line) => `${heading}: ${line}`);
}

function below({ heading, lines }: Fact): readonly string[] {
  return [heading, ...lines.map((line) => `  ${line}`)];
}

/** Parts of a text, an empty line between each two that are there. */
function paragraphs(parts: readonly (readonly string[])[]): string {
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** The whole message, for somebody who was asleep a minute ago: what must be seen at once stands first. */
export function textOf(title: string, { advice, facts, evidence, links }: Body, signature: string): string {
  return paragraphs([
    [title],
    advice === '' ? [] : [advice],
    facts.flatMap(beside),
    evidence.flatMap(below),
    [...links.map(({ label, url }) => `${label}: ${url}`), signature],
  ]);
}

/** Who tells it, when, and by which name it is known. */
export function signatureOf(key: string, hub: string, at: number): string {
  return `Key ${key}, told by ${hub} at ${new Date(at).toISOString().slice(11, 19)} UTC`;
}
