import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answerWidget } from '../../lambda/matrix/answer-widget';
import type { Cell } from '../../lib/contract/verdict';
import { askMatrix, bundleMatrix, logsOf } from '../matrix/bundled-matrix';
import { HOSTILE, portsOf, recordOf } from '../matrix/matrix-world';
import { rehearsalRuns } from '../matrix/rehearsal-records';
import { seriousFindings, takenBySanitizers } from './checks';
import { type Browser, startChromium } from './chromium';
import { showWidget } from './widget-page';

/** Set to a folder, pictures of all that is shown are kept there, for people to look at. */
const { PICTURES } = process.env;

/** Half of a dashboard, two thirds, and the whole of it on a large screen. */
const WIDTHS = [588, 940, 1_440] as const;

const TIMES = ['15:45', '16:00', '22:00'] as const;

const frames = TIMES.flatMap((time) =>
  (['dark', 'light'] as const).flatMap((theme) => WIDTHS.map((width) => ({ time, theme, width }))),
);

let browser: Browser;
let answers: readonly string[];

/** What the shipped bundle returns for each frame, over the records of a drill. */
async function ask(): Promise<readonly string[]> {
  const { fleet, runs } = await rehearsalRuns();
  const folder = bundleMatrix(fleet);
  const logs = await logsOf(runs.map(({ record }) => record));
  try {
    const looks = frames.map(({ time, ...widgetContext }) => ({
      at: Date.parse(`2021-10-04T${time}:00Z`),
      event: { widgetContext },
    }));
    return (await askMatrix(folder, looks, `http://127.0.0.1:${logs.port}`)).map(({ answer }) => answer);
  } finally {
    await logs.close();
    rmSync(folder, { recursive: true });
  }
}

beforeAll(async () => {
  [browser, answers] = await Promise.all([startChromium(), ask()]);
  if (PICTURES !== undefined) mkdirSync(PICTURES, { recursive: true });
});
afterAll(() => browser.close());

describe('the matrix of 2021-10-04', () => {
  it.each(frames.map((frame, index) => [`${frame.time}, ${frame.theme}, ${frame.width} px`, frame, index] as const))(
    'at %s: nothing on the console, nothing to sanitize, nothing serious, nothing beyond its width',
    async (name, frame, index) => {
      const answer = answers[index] ?? '';
      const { page, said } = await showWidget(browser.context, answer, frame);
      if (PICTURES !== undefined) {
        const path = join(PICTURES, `${name.replace(/[^0-9a-z]+/g, '-')}.png`);
        writeFileSync(path, await page.screenshot({ fullPage: true }));
      }
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(frame.width);
      expect(await seriousFindings(page)).toEqual([]);
      expect(await takenBySanitizers(page, answer)).toEqual([]);
      expect(said).toEqual([]);
      await page.close();
    },
  );

  it('tells all of a cell when it is clicked', async () => {
    const { page } = await showWidget(browser.context, answers[frames.length / 3] ?? '', { theme: 'dark', width: 940 });
    await page.locator('button', { hasText: 'dns.' }).first().click();
    expect(await page.locator('#popup').innerText()).toMatch(/from us-east-1\s+15:59 UTC: failing\s+dns\.\w+: /);
    await page.close();
  });
});

it('what a hostile target answers is shown as text, in a cell and in its details', async () => {
  const cells: readonly Cell[] = [
    { service: 'facebook', verdict: { kind: 'failing', code: 'http.status' }, detail: HOSTILE },
  ];
  const ports = portsOf({ 'us-east-1': recordOf('us-east-1', cells), 'eu-west-1': new Error(HOSTILE) });
  const answer = await answerWidget({}, ports);
  const { page, said } = await showWidget(browser.context, answer, { theme: 'light', width: 940 });
  page.on('dialog', (dialog) => expect(dialog.message()).toBe('no dialog'));
  expect(await takenBySanitizers(page, answer)).toEqual([]);
  await page.locator('button').first().click();
  expect(await page.locator('#popup pre').innerText()).toBe(HOSTILE);
  expect(await page.locator('script, img').count()).toBe(0);
  expect(said).toEqual([]);
  await page.close();
});

describe('the checks bite', () => {
  const PLANTED = '<div><script>1</script><svg><use href="#a"></use></svg><a onclick="1">a</a></div>';

  it('a script, a handler and a use are found', async () => {
    const { page } = await showWidget(browser.context, '', { theme: 'light', width: 588 });
    const taken = await takenBySanitizers(page, PLANTED);
    expect(taken.map((name) => name.toLowerCase()).sort()).toEqual(['onclick', 'script', 'sethtml', 'use']);
    await page.close();
  });

  it('grey on grey is found', async () => {
    const grey = '<p style="color:#777;background:#888">cannot be read</p>';
    const { page } = await showWidget(browser.context, grey, { theme: 'light', width: 588 });
    expect(await seriousFindings(page)).toEqual([expect.stringMatching(/^color-contrast/)]);
    await page.close();
  });
});
