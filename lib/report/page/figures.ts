import type { MetricStore } from '../../cloudwatch/evaluate';
import type { WidgetMetric } from '../../cloudwatch/read-dashboards';
import { MINUTE } from '../../contract/minute';
import type { FiguresPage, Since } from './page-data';
import { changesOf } from './since';

/** A row of a widget that asks for a statistic. */
export type StatisticSource = Extract<WidgetMetric['source'], { readonly kind: 'statistic' }>;
type Statistic = StatisticSource['statistic'];

/** Figures of a minute that make a statistic over any time; a percentile of a minute is of that minute alone. */
function partsOf(statistic: Statistic): readonly Statistic[] {
  return statistic === 'Average' ? ['Sum', 'SampleCount'] : [statistic];
}

/** As many digits as a drawing can show. */
function short(value: number | undefined): number | null {
  return value === undefined ? null : Number(value.toPrecision(5));
}

/** Takes figures out of a hub's metrics, each once, however many widgets show it. */
export class FigureCollector {
  readonly figures: (readonly Since<number | null>[])[] = [];
  private readonly known = new Map<string, number>();

  /** @param minutes beginnings of the minutes of a page, epoch milliseconds */
  constructor(
    private readonly store: MetricStore,
    private readonly minutes: readonly number[],
  ) {}

  /** Where the figures of a statistic are found. */
  of({ series, statistic }: StatisticSource): FiguresPage {
    return { statistic, figures: partsOf(statistic).map((part) => this.indexOf(series, part)) };
  }

  private indexOf(series: StatisticSource['series'], statistic: Statistic): number {
    const key = JSON.stringify([series, statistic]);
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const values = this.minutes.map((minute) =>
      short(this.store.statistic(series, statistic, minute, MINUTE, Number.POSITIVE_INFINITY)),
    );
    const index = this.figures.push(changesOf(values)) - 1;
    this.known.set(key, index);
    return index;
  }
}
