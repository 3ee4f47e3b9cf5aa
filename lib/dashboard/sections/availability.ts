import type { Service } from '../../contract/fleet';
import { series } from '../../contract/series';
import { expressionRow, type HubView, rowOf } from '../hub-view';
import { FULL_WIDTH, type MetricRow, MOST_LINES, parts, singleValues, type WidgetRow } from '../widget';

const DAY_S = 86_400;

/** Time spans of availability, as people say them and as CloudWatch does. */
const SPANS = [
  { words: 'a day', start: '-P1D', period: 300 },
  { words: '7 days', start: '-P7D', period: 3_600 },
  { words: '30 days', start: '-P30D', period: DAY_S },
] as const;

/** 100 x (1 - the larger share of failures at the two layers): what fails at one of them has failed. */
function available(
  view: HubView,
  { name, title = name }: Service,
  index: number,
  period: number,
): readonly MetricRow[] {
  const share = (layer: 'dns' | 'http') =>
    rowOf(view, series.failed(name, layer), {
      label: layer,
      stat: 'Average',
      period,
      id: `${layer}${index}`,
      visible: false,
    });
  const expression = `100 * (1 - MAX([dns${index}, http${index}]))`;
  return [expressionRow(expression, title, `a${index}`), share('dns'), share('http')];
}

/** What share of vantage-minutes each service was without failure. */
export function availability(view: HubView, services: readonly Service[]): readonly WidgetRow[] {
  return parts(services, MOST_LINES).map((some) =>
    SPANS.map(({ words, start, period }) =>
      singleValues(
        {
          title: `Available in ${words}? (% of vantage-minutes without failure)`,
          region: view.region,
          metrics: some.flatMap((service, index) => available(view, service, index, period)),
        },
        start,
        FULL_WIDTH / SPANS.length,
      ),
    ),
  );
}
