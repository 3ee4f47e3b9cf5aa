import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { DrillPage } from '../../../lib/report/page/page-data';
import { linesOver } from '../../../lib/report/page/widget-values';
import { rehearsedPage } from './rehearsed-page';

/** Two hubs, whose primary is lost while the standby tells people. */
const PRIMARY_LOST = join(__dirname, 'primary-lost.yaml');

let page: DrillPage;

beforeAll(async () => {
  page = (await rehearsedPage(PRIMARY_LOST)).page;
});

const hubOf = (id: string) => id.slice(0, id.indexOf('/'));

describe('the page of two hubs', () => {
  it('holds alarms and dashboards of both, each of its own region', () => {
    const regions = ['us-west-2', 'eu-central-1'];
    expect(page.hubs).toEqual([
      { region: 'us-west-2', role: 'primary' },
      { region: 'eu-central-1', role: 'standby' },
    ]);
    expect([...new Set(page.alarms.map(({ id }) => hubOf(id)))]).toEqual(regions);
    expect(page.dashboards.map(({ region, name }) => [region, name])).toEqual(
      regions.map((region) => [region, `common-cause-${region}-overview`]),
    );
    const named = page.dashboards[1]?.rows.flat().flatMap((each) => (each.kind === 'alarms' ? each.alarms : []));
    expect(named?.every((id) => hubOf(id) === 'eu-central-1')).toBe(true);
  });

  it('says who told what: the standby, while the primary was lost', () => {
    const told = page.messages.filter(({ kind }) => kind === 'opened').map(({ key, hub }) => [key, hub]);
    expect(told).toEqual([
      ['service/svc5', 'us-west-2'],
      ['hub/primary/silent', 'eu-central-1'],
      ['cause/owner/meta', 'eu-central-1'],
    ]);
  });

  it('the standby held back what the primary told', () => {
    const down = page.alarms.find(({ id }) => id === 'eu-central-1/common-cause/service/svc5/down');
    expect(down?.actions[0]).toMatchObject({ state: 'ALARM', heldBy: 'Alarm' });
  });

  it('the dashboard of the standby shows when the proofs of the primary ended', () => {
    const proofs = page.dashboards[1]?.rows.flat().find(({ title }) => title.startsWith('Do the hubs prove'));
    if (proofs === undefined || !('metrics' in proofs)) throw new Error('no proofs');
    const [own, other] = linesOver(page, proofs, { from: 10, to: 25 });
    expect(own?.values.every((value) => value === 2)).toBe(true);
    expect(other?.values.slice(0, 4)).toEqual([2, 2, 2, 2]);
    expect(other?.values.slice(8).every(Number.isNaN)).toBe(true);
  });

  it('figures that both hubs have alike are stored once', () => {
    expect(new Set(page.figures.map((each) => JSON.stringify(each))).size).toBe(page.figures.length);
  });
});
