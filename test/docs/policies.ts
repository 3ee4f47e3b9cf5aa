import { codeBlocks, pageText } from './markdown-page';

interface Policy {
  readonly Statement: readonly { readonly Effect: string; readonly Action: readonly string[] }[];
}

/** The actions that the policy below a heading of docs/operations.md allows. */
export function documentedActions(heading: string): readonly string[] {
  const section =
    pageText('docs/operations.md')
      .split(/^## /m)
      .find((text) => text.startsWith(`${heading}\n`)) ?? '';
  const [block = '{"Statement":[]}'] = codeBlocks(section, 'json');
  const { Statement }: Policy = JSON.parse(block);
  return Statement.flatMap(({ Effect, Action }) => (Effect === 'Allow' ? Action : [])).sort();
}
