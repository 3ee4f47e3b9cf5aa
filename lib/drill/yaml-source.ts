import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { InputError } from '../config/problems';

/** A YAML (or JSON) file that can say where its values stand. */
export interface YamlSource {
  readonly value: unknown;
  /** `file:line` of the value at a path, or of the nearest thing around it. */
  readonly where: (path: readonly PropertyKey[]) => string;
}

/** Scenario files are small; what is larger is something else. */
const MOST_BYTES = 1_000_000;

/**
 * Reads YAML with the places of its values.
 * @throws InputError where it is too large, or no YAML
 */
export function readYaml(file: string, text: string): YamlSource {
  if (text.length > MOST_BYTES) {
    throw new InputError([
      `${file}: is too large, got ${text.length} characters; a scenario has at most ${MOST_BYTES}`,
    ]);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    throw new InputError(
      document.errors
        .slice(0, 10)
        .map(({ message, pos }) => `${file}:${lines.linePos(pos[0]).line}: is no YAML, got ${message}; mend its form`),
    );
  }
  const place = (offset: number | undefined) => (offset === undefined ? file : `${file}:${lines.linePos(offset).line}`);
  const where = (path: readonly PropertyKey[]): string => {
    const parent = document.getIn(path.slice(0, -1), true);
    const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
    if (pair !== undefined && isNode(pair.key)) return place(pair.key.range?.[0]);
    const node = document.getIn(path, true);
    if (isNode(node)) return place(node.range?.[0]);
    return path.length > 0 ? where(path.slice(0, -1)) : file;
  };
  return { value: plainValue(file, document), where };
}

/** The document as plain values; aliases that would grow without end are refused by the library. */
function plainValue(file: string, document: Document): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new InputError([`${file}: is no YAML, got ${error instanceof Error ? error.message : error}; mend its form`]);
  }
}
