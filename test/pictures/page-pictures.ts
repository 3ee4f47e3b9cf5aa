import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { REHEARSAL } from '../../lib/cli/built-in-drills';
import { projectFile } from '../../lib/config/project-root';
import { openPages } from '../browser/opened-page';
import { rehearsedPage } from '../report/page/rehearsed-page';

/** Where the page of the rehearsal is looked at: everything fails by name, one person was woken, four were not. */
const MOMENT = '#at=16:00&alarm=us-west-2/common-cause/service/WhatsApp/down';
const WIDTH = 1_280;
const SCALE = 1.25;

type Clip = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** From one element's top to another's bottom, across the page. */
async function between(page: Page, first: string, last: string): Promise<Clip> {
  const boxes = await Promise.all([first, last].map((selector) => page.locator(selector).first().boundingBox()));
  const [top = 0, bottom = 0] = [boxes[0]?.y, (boxes[1]?.y ?? 0) + (boxes[1]?.height ?? 0)];
  return { x: 0, y: Math.floor(top), width: WIDTH, height: Math.ceil(bottom - top) };
}

/** A picture in WebP, a quarter of a PNG, for screens that are sharper than ours. */
async function picture(page: Page, clip: Clip): Promise<Buffer> {
  const session = await page.context().newCDPSession(page);
  const shot = { format: 'webp', quality: 80, clip: { ...clip, scale: SCALE } } as const;
  const { data } = await session.send('Page.captureScreenshot', shot);
  return Buffer.from(data, 'base64');
}

/** Takes the pictures of the page of the rehearsal, and of its dashboard, dark and light. */
export async function recordPages(): Promise<readonly string[]> {
  const data = { drills: [(await rehearsedPage(REHEARSAL)).page] };
  const pages = await openPages();
  const taken: string[] = [];
  for (const scheme of ['dark', 'light'] as const) {
    const { page } = await pages.open(data, MOMENT, { width: WIDTH, scheme });
    await page.locator('#held summary').click();
    // as high as the page, so that nothing scrolls and the time stays on top of it
    await page.setViewportSize({ width: WIDTH, height: Number(await page.evaluate('document.body.scrollHeight')) });
    const clips = {
      page: await between(page, 'header', '#whole'),
      dashboard: await between(page, '#dashboard', '.widget.numbers'),
    };
    for (const [name, clip] of Object.entries(clips)) {
      const path = join('docs', 'pictures', `${name}-${scheme}.webp`);
      writeFileSync(projectFile(path), await picture(page, clip));
      taken.push(path);
    }
    await page.close();
  }
  await pages.close();
  return taken;
}
