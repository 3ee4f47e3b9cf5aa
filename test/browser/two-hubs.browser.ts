import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PageData } from '../../lib/report/page/page-data';
import { seriousFindings } from './checks';
import { openRehearsal, type PageFolder } from './opened-page';

let pages: PageFolder;
let data: PageData;

beforeAll(async () => {
  ({ pages, data } = await openRehearsal(join(__dirname, '../report/page/primary-lost.yaml')));
});
afterAll(() => pages.close());

describe('the page of two hubs', () => {
  it('says what the standby held back, and that it did while the primary was alive', async () => {
    const { page, said } = await pages.open(data, '#at=12:15');
    await page.locator('#held summary', { hasText: 'standby hub, eu-central-1: 1 alarm' }).click();
    expect(await page.locator('#held .held-back').last().innerText()).toMatch(
      /service\/svc5\/down.* held back: covered\/\w+ is in ALARM, for the primary hub is alive/,
    );
    await page.locator('#held .link').last().click();
    expect(await page.locator('.chosen').innerText()).toMatch(/service\/svc5\/down\s+standby hub/);
    expect(await seriousFindings(page)).toEqual([]);
    expect(said).toEqual([]);
    await page.close();
  });

  it('shows which hub told a message, and the alarms of one hub or of both', async () => {
    const { page } = await pages.open(data, '#at=12:30');
    expect(await page.locator('.message', { hasText: 'INCIDENT meta' }).innerText()).toContain('standby hub');
    const standby = page.locator('.alarm', { hasText: 'standby hub' });
    const both = await page.locator('.alarm').count();
    expect(await standby.count()).toBeLessThan(both);
    await page.locator('#hub').selectOption('eu-central-1');
    expect(await page.locator('.alarm').count()).toBe(await standby.count());
    await page.close();
  });

  it('draws the dashboard of either: the lost one saw nothing of the outage', async () => {
    const { page } = await pages.open(data, '#at=12:30');
    const tile = page.locator('.tile', { hasText: 'incident/cause/owner/meta' });
    expect(await tile.innerText()).toContain('OK');
    await page.locator('#dashboards').selectOption('common-cause-eu-central-1-overview');
    expect(await tile.innerText()).toContain('ALARM');
    expect(page.url()).toContain('dashboard=common-cause-eu-central-1-overview');
    await page.close();
  });
});
