import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const [AXE, DOM_PURIFY] = ['axe-core/axe.min.js', 'dompurify/dist/purify.min.js'].map((file) =>
  readFileSync(require.resolve(file), 'utf8'),
);

/** What axe finds serious, or worse: the rule and the elements. */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE ?? '');
  const { violations } = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResults;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ html }) => html)
          .join(' ')
          .slice(0, 300)}`,
    );
}

/** Runs in the page: names of the elements and attributes that are taken from some HTML. */
const SANITIZE = `(html) => {
  DOMPurify.sanitize(html, { ADD_TAGS: ['cwdb-action'], ADD_ATTR: ['action', 'display'] });
  const taken = DOMPurify.removed.map(({ element, attribute }) => (element ?? attribute).nodeName);
  const [own, whole] = [document.createElement('div'), document.createElement('div')];
  whole.innerHTML = html;
  // with a list of what goes instead of what stays, only what could run or frame something is taken away
  own.setHTML(html, { sanitizer: { removeElements: ['marquee'], removeAttributes: [] } });
  return own.innerHTML === whole.innerHTML ? taken : [...taken, 'setHTML'];
}`;

/** What sanitizers take away from a piece of HTML: DOMPurify, as strict as it comes, and the browser's own. */
export async function takenBySanitizers(page: Page, html: string): Promise<readonly string[]> {
  await page.evaluate(DOM_PURIFY ?? '');
  return page.evaluate<readonly string[]>(`(${SANITIZE})(${JSON.stringify(html)})`);
}
