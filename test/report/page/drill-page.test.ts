import { beforeAll, describe, expect, it } from '@jest/globals';
import { timelineOf } from '../../../lib/drill/outcome/timeline';
import type { AlarmPage, MetricPage } from '../../../lib/report/page/page-data';
import { pageHtml } from '../../../lib/report/page/page-html';
import { valueAt } from '../../../lib/report/page/since';
import { type RehearsedPage, rehearsedPage } from './rehearsed-page';

let rehearsed: RehearsedPage;

beforeAll(async () => {
  rehearsed = await rehearsedPage('2021-10-04');
});

function alarm(name: string): AlarmPage {
  const found = rehearsed.page.alarms.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no alarm ${name}`);
  return found;
}

function metricAlarms(): readonly (AlarmPage & { readonly cause: MetricPage })[] {
  return rehearsed.page.alarms.flatMap((each) =>
    each.cause.kind === 'metric' ? [{ ...each, cause: each.cause }] : [],
  );
}

/** The datapoints behind each change of a metric alarm, oldest first, as its message tells them. */
function changes() {
  const [phase] = rehearsed.outcome.phases;
  return (phase?.events ?? []).flatMap((event) => {
    const page = metricAlarms().find(({ id }) => id === `${event.region}/${event.alarm}`);
    const minute = Math.floor((event.at - rehearsed.page.start) / 60_000);
    if (event.kind !== 'change' || page === undefined || minute < 0) return [];
    const { recentDatapoints } = JSON.parse(event.reasonData ?? '{}') as {
      readonly recentDatapoints: readonly number[];
    };
    return [{ name: page.name, minute, cause: page.cause, recentDatapoints }];
  });
}

describe('the page of 2021-10-04', () => {
  it('each cell is what the timeline has, minute by minute', () => {
    const { outcome, page } = rehearsed;
    const [phase] = outcome.phases;
    if (phase === undefined) throw new Error('no phase');
    const timeline = timelineOf(outcome.scenario, phase);
    const seen = page.cells.map(({ looks }) =>
      timeline.minutes.map((_, minute) => page.looks[valueAt(looks, minute) ?? -1]?.seen),
    );
    expect(seen).toEqual(timeline.cells.map((row) => row.seen));
  });

  it('a failing cell has its evidence and the meaning of its code', () => {
    const failing = rehearsed.page.looks.find(({ seen }) => seen.kind === 'failing' && seen.code === 'http.status');
    expect(failing).toMatchObject({
      detail: 'status 503, expected 200-299',
      meaning: 'a status outside the accepted ranges, or an answer where none is expected',
    });
  });

  it('the points of an alarm are those that its change is told with', () => {
    const told = changes();
    expect(told.length).toBeGreaterThan(10);
    for (const { minute, cause, recentDatapoints } of told) {
      const points = (valueAt(cause.points, minute) ?? []).filter((point) => point !== null);
      expect(points.toReversed()).toEqual(recentDatapoints);
    }
  });

  it('what held back the pages of single services is the alarm that covers them', () => {
    const { actions, cause } = alarm('service/Facebook/down');
    expect(actions[0]).toMatchObject({ state: 'ALARM', heldBy: 'Alarm' });
    const id = cause.kind === 'composite' ? cause.suppressor?.id : undefined;
    expect(rehearsed.page.alarms.find((each) => each.id === id)?.name).toMatch(/^covered\//);
  });

  it('the one page was called', () => {
    const called = rehearsed.page.alarms.flatMap(({ name, actions }) =>
      actions.filter(({ state, heldBy }) => state === 'ALARM' && heldBy === undefined).map(() => name),
    );
    expect(called).toEqual(['incident/cause/owner/meta']);
  });

  it('fits into 2 MB', () => {
    expect(Buffer.byteLength(pageHtml({ drills: [rehearsed.page] }))).toBeLessThan(2_000_000);
  });
});
