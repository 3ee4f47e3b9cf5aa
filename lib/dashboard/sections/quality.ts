import type { Service } from '../../contract/fleet';
import { series } from '../../contract/series';
import { type HubView, rowOf } from '../hub-view';
import { graphs, type Mark, MOST_LINES, parts, singleValues, viewsOf, type WidgetRow } from '../widget';

const HOUR_S = 3_600;

/** One line for each objective, with the service that has it, or how many do. */
function objectives(services: readonly Service[]): readonly Mark[] {
  const values = new Set(services.flatMap(({ objectiveMs }) => objectiveMs ?? []));
  return [...values].map((value) => {
    const those = services.filter(({ objectiveMs }) => objectiveMs === value);
    const [one] = those.map(({ name, title = name }) => title);
    return { label: `objective of ${those.length === 1 ? one : `${those.length} services`}`, value };
  });
}

/** How long services take, against their objectives, and how many vantages say that they are too slow. */
export function responseTimes(view: HubView, services: readonly Service[]): readonly WidgetRow[] {
  const { fleet, region } = view;
  const answering = services.filter(({ http }) => http.length > 0);
  const times = parts(answering, MOST_LINES).map((some) => ({
    title: 'How long do services take to the first byte, against their objectives? (ms, middle vantage)',
    region,
    marks: objectives(some),
    metrics: some.map(({ name, title = name }) =>
      rowOf(view, series.responseTime(name), { label: title, stat: 'p50' }),
    ),
  }));
  const judged = services.filter(({ objectiveMs }) => objectiveMs !== undefined);
  return graphs([
    ...times,
    ...viewsOf(
      {
        title: 'From how many vantages are services slower than their objectives?',
        region,
        marks: [{ label: 'quorum', value: fleet.quorum }],
      },
      judged.map(({ name, title = name }) => [rowOf(view, series.slow(name), { label: title, stat: 'Sum' })]),
    ),
  ]);
}

/** How long certificates still last: a number each, the least that any vantage saw. */
export function certificates(view: HubView, services: readonly Service[]): readonly WidgetRow[] {
  const certified = services.filter(({ http }) => http.some(({ url }) => url.startsWith('https:')));
  return parts(certified, 2 * MOST_LINES).map((some) => [
    singleValues(
      {
        title: 'How many days do certificates last?',
        region: view.region,
        metrics: some.map(({ name, title = name }) =>
          rowOf(view, series.certificateDays(name), { label: title, stat: 'Minimum', period: HOUR_S }),
        ),
      },
      // published in one hour of three
      '-PT4H',
    ),
  ]);
}

/** Who refuses us: we know nothing of them from there. */
export function refusals(view: HubView, services: readonly Service[]): readonly WidgetRow[] {
  const { fleet, region } = view;
  return graphs(
    viewsOf(
      {
        title: 'Which services refuse our probes, from how many vantages? (blocked: neither up nor down)',
        region,
        marks: [{ label: 'quorum', value: fleet.quorum }],
      },
      services
        .filter(({ http }) => http.length > 0)
        .map(({ name, title = name }) => [rowOf(view, series.blocked(name), { label: title, stat: 'Sum' })]),
    ),
  );
}
