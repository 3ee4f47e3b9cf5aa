import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { DrillPage, PageData } from '../../lib/report/page/page-data';
import { openRehearsal, type PageFolder } from './opened-page';

const HOSTILE = '<img src=x onerror="document.title=1"><b>bold</b>';

let pages: PageFolder;
let drill: DrillPage;
let data: PageData;

beforeAll(async () => {
  ({ pages, drill, data } = await openRehearsal('2021-10-04'));
});
afterAll(() => pages.close());

const widget = (page: Page, title: string) => page.locator('.widget', { hasText: title }).first();
const FAILING = 'When did which service fail';

async function scrub(page: Page, time: string): Promise<void> {
  await page.locator('#minute').fill(String((Date.parse(`2021-10-04T${time}Z`) - drill.start) / 60_000));
}

describe('the dashboard of 2021-10-04', () => {
  it('follows the minute: numbers, lines, alarms and the matrix', async () => {
    const { page, said } = await pages.open(data, '#at=15:38');
    const lines = widget(page, FAILING).locator('.lines');
    const tile = widget(page, 'What is wrong now').locator('.tile', { hasText: 'cause/owner/meta' });
    expect(await lines.innerText()).toMatch(/a\s+Facebook\s+0\s+b\s+Instagram\s+0/);
    expect(await tile.innerText()).toContain('OK');
    expect(await widget(page, 'Available in a day').innerText()).toMatch(/Facebook\s+100/);
    await scrub(page, '17:00');
    await lines.getByText('3').first().waitFor();
    expect(await lines.innerText()).toMatch(/a\s+Facebook\s+3\s+b\s+Instagram\s+3/);
    expect(await tile.innerText()).toContain('ALARM');
    expect(await widget(page, 'Which services fail, from where').innerText()).toContain('dns');
    expect(said).toEqual([]);
    await page.close();
  });

  it('the table behind a graph tells the same, and stays open while time goes on', async () => {
    const { page } = await pages.open(data, '#at=15:42');
    const graph = widget(page, FAILING);
    await graph.locator('summary').click();
    expect(await graph.locator('table').innerText()).toMatch(/From\s+Facebook\s+Instagram\s+WhatsApp\s+Workplace/);
    const rows = await graph.locator('tbody tr').count();
    await page.locator('#next').click();
    await graph.locator('caption', { hasText: 'until 15:45 UTC' }).waitFor();
    expect(await graph.locator('tbody tr').count()).toBeGreaterThanOrEqual(rows);
    await page.close();
  });

  it('by keyboard alone: an alarm is explained, a table opened', async () => {
    const { page } = await pages.open(data, '#at=16:00');
    await widget(page, 'Which services are down').locator('.tile').first().focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('.chosen').innerText()).toContain('service/Facebook/down');
    expect(page.url()).toContain('alarm=us-west-2/common-cause/service/Facebook/down');
    await widget(page, FAILING).locator('summary').focus();
    await page.keyboard.press('Enter');
    await widget(page, FAILING).locator('tbody tr').first().waitFor();
    await page.close();
  });

  it('a click into a graph goes to its minute', async () => {
    const { page } = await pages.open(data, '#at=18:29');
    const svg = widget(page, FAILING).locator('svg');
    const { width = 0 } = (await svg.boundingBox()) ?? {};
    await svg.click({ position: { x: width / 2, y: 60 } });
    expect(await page.locator('#clock').innerText()).toMatch(/^1[67]:/);
    await page.close();
  });

  it('has no inline style', async () => {
    const { page } = await pages.open(data, '#at=17:00');
    expect(await page.locator('[style]').count()).toBe(0);
    await page.close();
  });
});

it('of several dashboards one is shown; the address keeps which', async () => {
  const [first] = drill.dashboards;
  if (first === undefined) throw new Error('no dashboard');
  const rows = [[{ kind: 'text', width: 24, title: '', markdown: '# More services' }]] as const;
  const several = { drills: [{ ...drill, dashboards: [first, { ...first, name: 'services-2', rows }] }] };
  const { page } = await pages.open(several, '#at=15:42');
  await page.locator('#dashboards').selectOption('services-2');
  expect(await page.locator('#widgets').innerText()).toBe('More services');
  const [, hash] = page.url().split('#');
  expect(hash).toContain('dashboard=services-2');
  const { page: again } = await pages.open(several, `#${hash}`);
  expect(await again.locator('#widgets').innerText()).toBe('More services');
  await page.close();
  await again.close();
});

it('a drill whose hub has no dashboard shows none', async () => {
  const { page, said } = await pages.open({ drills: [{ ...drill, dashboards: [] }] });
  expect(await page.locator('#dashboard').isVisible()).toBe(false);
  expect(said).toEqual([]);
  await page.close();
});

it('names and texts of a configuration are shown as text', async () => {
  const dashboards = drill.dashboards.map((dashboard) => ({
    ...dashboard,
    rows: dashboard.rows.map((row) =>
      row.map((each) => ({
        ...each,
        title: HOSTILE,
        ...(each.kind === 'text' && { markdown: `# ${HOSTILE}\n\n**${HOSTILE}** [${HOSTILE}](javascript:alert(1))` }),
        ...('metrics' in each && { metrics: each.metrics.map((metric) => ({ ...metric, label: HOSTILE })) }),
      })),
    ),
  }));
  const { page, said } = await pages.open({ drills: [{ ...drill, dashboards }] }, '#at=16:00');
  expect(await page.locator('#dashboard').innerText()).toContain(HOSTILE);
  expect(await page.locator('#dashboard').locator('img, b, a').count()).toBe(0);
  expect(said).toEqual([]);
  await page.close();
});
