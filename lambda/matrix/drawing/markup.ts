const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup of our own: what a template made of it is not escaped again. */
export class Markup {
  constructor(readonly text: string) {}
}

/** What may stand in a template: text is escaped, markup stands as it is. */
export type MarkupPart = string | number | Markup | readonly Markup[];

function written(part: MarkupPart): string {
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(({ text }) => text).join('');
  return String(part).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

/** Writes markup. Text that is put into it, within an element or a quoted attribute, stays text. */
export function html(strings: TemplateStringsArray, ...parts: readonly MarkupPart[]): Markup {
  return new Markup(strings.map((string, index) => string + written(parts[index] ?? '')).join(''));
}

/**
 * Text for an attribute: sanitizers take away attributes that look as if they held markup, however well escaped, and a
 * title with other brackets says more than none.
 */
export function attributeText(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›');
}
