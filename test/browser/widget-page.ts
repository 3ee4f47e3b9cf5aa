import type { BrowserContext, Page } from 'playwright-core';

/** How a dashboard shows the widget. */
export interface WidgetFrame {
  readonly theme: 'dark' | 'light';
  readonly width: number;
}

/** A page with the widget in it. */
export interface WidgetPage {
  readonly page: Page;
  /** Whatever the browser had to say. */
  readonly said: readonly string[];
}

const BACKGROUND = { dark: '#0f1b2a', light: '#ffffff' } as const;

/** CloudWatch shows the content of a cwdb-action in a popup, when what stands before it is clicked. */
const CLICKS = `addEventListener('click', ({ target }) => {
  const action = target.nextElementSibling;
  if (action?.localName !== 'cwdb-action') return;
  const popup = document.querySelector('#popup');
  popup.innerHTML = action.innerHTML;
  popup.showModal();
});`;

/** Shows what the widget returned as a dashboard does. */
export async function showWidget(context: BrowserContext, html: string, frame: WidgetFrame): Promise<WidgetPage> {
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  await page.setViewportSize({ width: frame.width, height: 420 });
  await page.setContent(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A dashboard</title><style>
body{margin:0;background:${BACKGROUND[frame.theme]}} cwdb-action{display:none}</style></head>
<body><main><h1 hidden>A dashboard</h1><div id="widget">${html}</div></main><dialog id="popup" aria-label="Details"></dialog></body></html>`);
  await page.evaluate(CLICKS);
  return { page, said };
}
