import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { DrillPage, PageData } from '../../lib/report/page/page-data';
import { seriousFindings } from './checks';
import { openRehearsal, type PageFolder, type Window } from './opened-page';

/** Set to a folder, pictures of all that is shown are kept there, for people to look at. */
const { PICTURES } = process.env;

const WIDTHS = [390, 1_280, 2_560] as const;
const HOSTILE = '<img src=x onerror="document.title=1"><b>bold</b>';

let pages: PageFolder;
let drill: DrillPage;
let data: PageData;

beforeAll(async () => {
  ({ pages, drill, data } = await openRehearsal('2021-10-04'));
  if (PICTURES !== undefined) mkdirSync(PICTURES, { recursive: true });
});
afterAll(() => pages.close());

const open = (hash?: string, window?: Window) => pages.open(data, hash, window);
const text = (page: Page, selector: string) => page.locator(selector).innerText();

/** Presses a key until what is written there is as wished, or too often. */
async function pressUntil(page: Page, key: string, isThere: () => Promise<boolean>, most = 60): Promise<void> {
  for (let count = 0; count < most && !(await isThere()); count += 1) await page.keyboard.press(key);
  expect(await isThere()).toBe(true);
}

const frames = WIDTHS.flatMap((width) => (['dark', 'light'] as const).map((scheme) => ({ width, scheme })));

describe('the page of 2021-10-04', () => {
  it.each(frames)(
    'at $width px, $scheme: nothing on the console, nothing serious, nothing beyond its width',
    async ({ width, scheme }) => {
      const address = '#at=15:48&alarm=us-west-2/common-cause/service/Facebook/dns';
      const { page, said } = await open(address, { width, scheme });
      if (PICTURES !== undefined) {
        await page.screenshot({ fullPage: true, path: join(PICTURES, `page-${width}-${scheme}.png`) });
      }
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      expect(await seriousFindings(page)).toEqual([]);
      expect(said).toEqual([]);
      await page.close();
    },
  );

  it('turns dark as a whole: no ground stays light for a moment under light letters', async () => {
    const { page } = await open('', { scheme: 'light' });
    const look = '[getComputedStyle(document.querySelector("#back")).backgroundColor, document.getAnimations().length]';
    await page.emulateMedia({ colorScheme: 'dark' });
    const { page: dark } = await open('', { scheme: 'dark' });
    expect(await page.evaluate(look)).toEqual(await dark.evaluate(look));
    await page.close();
    await dark.close();
  });

  it.each([
    ['15:45', 'http'],
    ['16:00', 'dns'],
  ] as const)('scrubbed to %s it shows %s, and one message that woke somebody', async (time, layer) => {
    const { page, said } = await open();
    const minute = (Date.parse(`2021-10-04T${time}Z`) - drill.start) / 60_000;
    await page.locator('#minute').fill(String(minute));
    expect(await text(page, '#clock')).toContain(`${time} UTC`);
    expect(await text(page, '.incident-card .badge')).toContain(layer);
    expect(await text(page, '#matrix')).toContain(`${layer}.`);
    expect(await text(page, '#count')).toContain('1 message has woken somebody');
    expect(await page.locator('.message.opened').count()).toBe(1);
    expect(said).toEqual([]);
    await page.close();
  });

  it('the address keeps minute and alarm', async () => {
    const { page } = await open('#at=15:41');
    await page.locator('#forth').click();
    await page.locator('.alarm', { hasText: 'service/Instagram/http' }).click();
    const [, hash = ''] = page.url().split('#');
    expect(hash).toBe('at=15:42&alarm=us-west-2/common-cause/service/Instagram/http');
    const { page: again } = await open(`#${hash}`);
    expect(await text(again, '#clock')).toContain('15:42 UTC');
    expect(await text(again, '.chosen')).toContain('service/Instagram/http');
    expect(await text(again, '#why')).toMatch(/\d of the last 6 points breach \(≥ 2\); 2 must/);
    await page.close();
    await again.close();
  });

  it('a reload stays where it was, and an address that names nothing opens at the first message', async () => {
    const { page, said } = await open('#at=15:41');
    await page.locator('#next').click();
    const clock = await text(page, '#clock');
    await page.reload();
    expect(await text(page, '#clock')).toBe(clock);
    const { page: lost } = await open('#drill=7&at=99:99&alarm=none&dashboard=none');
    expect(await text(lost, '#clock')).toContain('15:40 UTC');
    expect(await text(lost, '.chosen')).toContain('incident/cause/owner/meta');
    expect(said).toEqual([]);
    await page.close();
    await lost.close();
  });

  it('a long address in a message takes one line to the eye, and is there whole', async () => {
    const { page } = await open('#at=15:48');
    const address = page.locator('#messages .address', { hasText: 'What us-east-1 saw' }).last();
    expect((await address.boundingBox())?.height).toBeLessThan(30);
    const whole = drill.messages[2]?.text.split('\n').find((line) => line.startsWith('What us-east-1 saw'));
    expect(await address.textContent()).toBe(whole);
    await page.close();
  });

  it('says what held back the page of a single service', async () => {
    const { page } = await open('#at=15:50&alarm=us-west-2/common-cause/service/WhatsApp/down');
    expect(await text(page, '#why .actions')).toMatch(/held back: covered\/\w+ is in ALARM, for cause\/owner\/meta is/);
    await page.close();
  });

  it('plays on by itself, and stops', async () => {
    const { page } = await open('#at=15:40');
    await page.locator('#play').click();
    await page.locator('#clock', { hasText: /15:4[2-9]/ }).waitFor();
    await page.locator('#play').click();
    expect(await text(page, '#play')).toContain('Play');
    expect(page.url()).toMatch(/#at=15:4\d/);
    await page.close();
  });

  it('a click into the drawing goes there', async () => {
    const { page } = await open('#at=15:40');
    const box = await page.locator('#strips svg').boundingBox();
    await page.locator('#strips svg').click({ position: { x: (box?.width ?? 0) / 2, y: 100 } });
    expect(await text(page, '#clock')).toMatch(/^(18|19|20):/);
    await page.close();
  });

  it('the table behind the drawing tells the same', async () => {
    const { page } = await open();
    await page.locator('#spans summary').click();
    expect(await text(page, '#spans table')).toMatch(/incident cause\/owner\/meta\s+15:40:18\s+22:47:18\s+open/);
    await page.close();
  });

  it('the keyboard alone suffices', async () => {
    const { page } = await open('#at=15:40');
    const focused = () => page.evaluate<string>('document.activeElement.id');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await focused()).toBe('minute');
    await page.keyboard.press('ArrowRight');
    expect(await text(page, '#clock')).toContain('15:41 UTC');
    await pressUntil(page, 'Shift+Tab', async () => (await focused()) === 'next');
    await page.keyboard.press('Enter');
    expect(await text(page, '#clock')).toContain('15:42 UTC');
    await pressUntil(page, 'Tab', async () => (await focused()).endsWith('service/Instagram/down'));
    await page.keyboard.press('Enter');
    expect(await text(page, '.chosen')).toContain('service/Instagram/down');
    expect(await focused()).toMatch(/service\/Instagram\/down$/);
    const inMessage = async () => (await page.evaluate('document.activeElement.closest(".message") !== null')) === true;
    await pressUntil(page, 'Shift+Tab', inMessage);
    await page.keyboard.press('Enter');
    await page.close();
  });
});

it('what a hostile target answers is shown as text', async () => {
  const looks = drill.looks.map((look) => ({ ...look, detail: HOSTILE }));
  const messages = drill.messages.map((message) => ({ ...message, title: HOSTILE, text: HOSTILE }));
  const hostile = { drills: [{ ...drill, title: HOSTILE, looks, messages }] };
  const { page, said } = await pages.open(hostile, '#at=15:48');
  expect(await text(page, '#title')).toBe(HOSTILE);
  expect(await page.locator('#messages pre').last().innerText()).toBe(HOSTILE);
  expect(await page.locator('#matrix .detail').first().innerText()).toContain(HOSTILE);
  expect(await page.locator('img, b').count()).toBe(0);
  expect(said).toEqual([]);
  await page.close();
});

it('a drill in which nothing happens says so, at 390 px as well', async () => {
  const quiet = { ...drill, cells: drill.cells.map((cell) => ({ ...cell, looks: [] })), messages: [], incidents: [] };
  const { page, said } = await pages.open({ drills: [quiet] }, '', { width: 390 });
  expect(await text(page, '#count')).toBe('Nobody is told anything.');
  expect(await text(page, '#incidents')).toBe('No incident is open.');
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  expect(said).toEqual([]);
  await page.close();
});

it('an inline handler or style from elsewhere does not run', async () => {
  const { page, said } = await open();
  await page.evaluate(`document.body.insertAdjacentHTML('beforeend', '<p style="color:red" onclick="1">x</p>')`);
  expect(said.join(' ')).toContain('Content Security Policy');
  await page.close();
});
