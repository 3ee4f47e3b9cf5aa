import type { WidgetPage } from '../../page-data';
import type { Selected } from '../element';
import type { PanelOf } from './panel';

type TextPage = Extract<WidgetPage, { readonly kind: 'text' }>;

const BOLD_OR_LINK = /\*\*(?<bold>[^*]+)\*\*|\[(?<words>[^\]]+)\]\([^)]*\)/g;

/** A link leads to a console in which nothing of a rehearsal stands: its words are enough. */
function paragraph(parent: Selected, text: string): void {
  let from = 0;
  for (const found of text.matchAll(BOLD_OR_LINK)) {
    parent.append('span').text(text.slice(from, found.index));
    const { bold, words } = found.groups ?? {};
    if (bold !== undefined) parent.append('strong').text(bold);
    else
      parent
        .append('span')
        .attr('class', 'link-words')
        .text(words ?? '');
    from = found.index + found[0].length;
  }
  parent.append('span').text(text.slice(from));
}

/** The Markdown that our dashboards use: headings, paragraphs, bold words, links. */
export const textPanel: PanelOf<TextPage> = (holder, { markdown }) => {
  for (const block of markdown.split(/\n{2,}/)) {
    const heading = /^#+ (.*)/.exec(block)?.[1];
    if (heading === undefined) paragraph(holder.append('p') as unknown as Selected, block);
    else holder.append('h3').attr('class', 'name').text(heading);
  }
  return () => undefined;
};
