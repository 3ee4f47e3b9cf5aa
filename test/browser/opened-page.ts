import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import type { DrillPage, PageData } from '../../lib/report/page/page-data';
import { pageHtml } from '../../lib/report/page/page-html';
import { rehearsedPage } from '../report/page/rehearsed-page';
import { type Browser, startChromium } from './chromium';

/** A page in a browser. */
export interface Opened {
  readonly page: Page;
  /** Whatever the browser had to say. */
  readonly said: readonly string[];
}

/** How a page is opened. */
export interface Window {
  readonly width?: number;
  readonly scheme?: 'dark' | 'light';
}

/** Pages on disk, and a browser that opens them without a network. */
export interface PageFolder {
  /** Opens a page at an address within it. */
  readonly open: (data: PageData, hash?: string, window?: Window) => Promise<Opened>;
  readonly close: () => Promise<void>;
}

/** Starts the browser; each page is written once. */
export async function openPages(): Promise<PageFolder> {
  const folder = mkdtempSync(join(tmpdir(), 'common-cause-page-'));
  const browser: Browser = await startChromium();
  const files = new Map<PageData, string>();
  const fileOf = (data: PageData) => {
    const known = files.get(data) ?? join(folder, `page-${files.size}.html`);
    if (!files.has(data)) writeFileSync(known, pageHtml(data));
    files.set(data, known);
    return known;
  };
  return {
    async open(data, hash = '', { width = 1_280, scheme = 'light' } = {}) {
      const page = await browser.context.newPage();
      const said: string[] = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(error.message));
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`${pathToFileURL(fileOf(data)).href}${hash}`);
      return { page, said };
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A browser, and one phase of a built-in scenario to open in it. */
export interface OpenedRehearsal {
  readonly pages: PageFolder;
  readonly drill: DrillPage;
  /** The drill alone, as a page has it. */
  readonly data: PageData;
}

/** Starts the browser, and plays a scenario. */
export async function openRehearsal(name: string): Promise<OpenedRehearsal> {
  const [pages, { page }] = await Promise.all([openPages(), rehearsedPage(name)]);
  return { pages, drill: page, data: { drills: [page] } };
}
