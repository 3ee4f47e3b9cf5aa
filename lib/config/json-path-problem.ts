import parse from 'jsonpath-rfc9535/parser';

/** Functions whose patterns cost as much time as somebody likes. */
const EXPLODING: ReadonlySet<unknown> = new Set(['match', 'search']);

interface Node {
  readonly type?: unknown;
  readonly name?: unknown;
}

interface Found extends Node {
  readonly inFilter: boolean;
}

function nodesOf(value: unknown, inFilter = false): readonly Found[] {
  if (typeof value !== 'object' || value === null) return [];
  const node: Node = value;
  const below = inFilter || node.type === 'FilterSelector';
  return [
    { type: node.type, name: node.name, inFilter },
    ...Object.values(value).flatMap((each) => nodesOf(each, below)),
  ];
}

/** Why a path of JSON (RFC 9535) cannot be asked, `; ` and what to do; undefined where it can. */
export function jsonPathProblem(path: string): string | undefined {
  let nodes: readonly Found[];
  try {
    nodes = nodesOf(parse(path));
  } catch {
    return 'is not a JSON path of RFC 9535; write one such as "$.status" or "$.items[*].id"';
  }
  if (nodes.some(({ type, name }) => type === 'FunctionExpr' && EXPLODING.has(name))) {
    return 'uses match or search, which can take for ever; select the values, and write matches';
  }
  const descents = nodes.filter(({ type }) => type === 'DescendantSegment');
  const roots = nodes.filter(({ type, inFilter }) => type === 'JsonPathQuery' && inFilter);
  if (descents.length > 1 || roots.length > 0 || descents.some(({ inFilter }) => inFilter)) {
    return 'looks through the whole again for each value, which can take for ever; write ".." once at most, and in a filter neither ".." nor "$"';
  }
  return undefined;
}
