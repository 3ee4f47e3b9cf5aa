import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { type SourceFile, sourceFiles } from './files';

function isExported(node: ts.Node): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false)
  );
}

function nameOf(node: ts.Statement): string {
  if (ts.isVariableStatement(node))
    return node.declarationList.declarations.map(({ name }) => name.getText()).join(', ');
  return (node as ts.Statement & { readonly name?: ts.Identifier }).name?.text ?? 'default';
}

/** Exported declarations without a sentence on what they are for. */
function undocumented({ path, text }: SourceFile): readonly string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  return source.statements
    .filter((node) => isExported(node) && ts.getJSDocCommentsAndTags(node).length === 0)
    .map((node) => `${path}: ${nameOf(node)}`);
}

describe('documentation', () => {
  it('every export says what it is for', () => {
    expect(sourceFiles('lib', 'lambda').flatMap(undocumented)).toEqual([]);
  });

  it('a planted export without a word is found', () => {
    const text = 'export const bare = 1;\n/** Says what for. */\nexport const told = 2;\n';
    expect(undocumented({ path: 'planted.ts', text, lines: [] })).toEqual(['planted.ts: bare']);
  });
});
