import { type BaseType, type Selection, select } from 'd3-selection';

/** A selection of elements, whatever stands above them. */
export type Selected<E extends BaseType = HTMLElement> = Selection<E, unknown, BaseType, unknown>;

/** The element of the skeleton with an id. */
export function byId<E extends HTMLElement = HTMLElement>(id: string): E {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`page: no element ${id}`);
  return element as E;
}

/** The same for drawing into; emptied. */
export function emptied(element: Element): Selected {
  element.replaceChildren();
  return select(element as HTMLElement) as Selected;
}

/** A table with its heads, and its body to fill. */
export function tableIn(parent: Selected, caption: string, heads: readonly string[]): Selected {
  const table = parent.append('table');
  table.append('caption').text(caption);
  const row = table.append('thead').append('tr');
  for (const head of heads) row.append('th').attr('scope', 'col').text(head);
  return table.append('tbody') as unknown as Selected;
}
