import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit, type YAMLError } from 'yaml';
import { InputError, type Path } from './problem';
import { printable, show } from './show';

/** A YAML (or JSON) file that can say where its values stand. */
export interface YamlSource {
  readonly value: unknown;
  /** `file:line` of the value at a path, or of the nearest thing around it. */
  readonly where: (path: Path) => string;
}

/** What people write is small; what is larger is something else. */
const MOST_CHARACTERS = 1_000_000;

/** One slip of the pen gives many errors after it: the first of a line is told, and the first few of all. */
const MOST_ERRORS = 5;

const NOT_YAML = 'is not YAML; mend its form';

/** The library's errors in our words: what is wrong, and what to do. */
const ERRORS: Readonly<Partial<Record<YAMLError['code'], string>>> = {
  BAD_ALIAS: 'names an anchor that does not exist; write the value itself',
  BAD_DQ_ESCAPE: 'has an unknown escape between double quotes; use single quotes',
  BAD_INDENT: 'is indented otherwise than the lines before it, or has a bracket that stays open; align it, or close it',
  BAD_SCALAR_START: 'begins a text with a character that means something else; put the text into quotes',
  BLOCK_AS_IMPLICIT_KEY: 'has two colons where one can stand; put the text into quotes, or begin a new line',
  DUPLICATE_KEY: 'has a key that stands there before; write it once',
  MISSING_CHAR: 'lacks a bracket, comma, colon or quote; add it',
  MULTILINE_IMPLICIT_KEY: 'has a key of several lines; put it on one line, or close what stands open before it',
  MULTIPLE_DOCS: 'begins a second document; keep each in a file of its own',
  NON_STRING_KEY: 'has a key that is not a text; put it into quotes',
  RESOURCE_EXHAUSTION: 'is nested too deeply; write it out',
  TAB_AS_INDENT: 'is indented with a tab; use spaces',
  TAG_RESOLVE_FAILED: 'has a tag that means nothing here; leave the tag out',
  UNEXPECTED_TOKEN:
    'has a character where none can stand; close what stands open before it, or put the text into quotes',
};

interface Slip {
  readonly code: YAMLError['code'];
  readonly offset: number;
}

function errorLine(file: string, text: string, line: number, code: YAMLError['code']): string {
  const [what, remedy] = (ERRORS[code] ?? NOT_YAML).split('; ');
  const got = text.split('\n')[line - 1] ?? '';
  return `${printable(file)}:${line}: ${what}, got ${show(got.trim())}; ${remedy}`;
}

/** Anchors are looked up late: a name that none has is no error of the parser's. */
function danglingAliases(document: Document): readonly Slip[] {
  const found: Slip[] = [];
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) === undefined) found.push({ code: 'BAD_ALIAS', offset: alias.range?.[0] ?? 0 });
    },
  });
  return found;
}

/** The value, unless it would never end; the library counts what aliases stand for. */
function plainValue(file: string, document: Document): unknown {
  try {
    return document.toJS();
  } catch {
    throw new InputError([`${printable(file)}: has aliases that grow without end; write it out`]);
  }
}

function placesIn(file: string, document: Document, lines: LineCounter): YamlSource['where'] {
  const name = printable(file);
  const place = (offset: number | undefined) => (offset === undefined ? name : `${name}:${lines.linePos(offset).line}`);
  const where = (path: Path): string => {
    const parent = document.getIn(path.slice(0, -1), true);
    const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
    if (pair !== undefined && isNode(pair.key)) return place(pair.key.range?.[0]);
    const node = document.getIn(path, true);
    if (isNode(node)) return place(node.range?.[0]);
    return path.length > 0 ? where(path.slice(0, -1)) : name;
  };
  return where;
}

/**
 * Reads YAML with the places of its values.
 * @throws InputError where it is too large, or not YAML
 */
export function readYaml(file: string, text: string): YamlSource {
  if (text.length > MOST_CHARACTERS) {
    throw new InputError([
      `${printable(file)}: is too large, got ${text.length} characters; write at most ${MOST_CHARACTERS}`,
    ]);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true });
  const slips = [...document.errors, ...document.warnings].map(({ code, pos: [offset] }): Slip => ({ code, offset }));
  const errors = (slips.length > 0 ? slips : danglingAliases(document)).map(({ code, offset }) => ({
    code,
    line: lines.linePos(offset).line,
  }));
  const first = errors.filter(({ line }, index) => errors.findIndex((other) => other.line === line) === index);
  if (first.length > 0) {
    throw new InputError(first.slice(0, MOST_ERRORS).map(({ code, line }) => errorLine(file, text, line, code)));
  }
  return { value: plainValue(file, document), where: placesIn(file, document, lines) };
}
