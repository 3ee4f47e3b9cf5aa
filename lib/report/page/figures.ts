import type { MetricStore } from '../../cloudwatch/evaluate';
import type { WidgetMetric } from '../../cloudwatch/read-dashboards';
import { MINUTE } from '../../contract/minute';
import type { DrillPage, FiguresPage, Since } from './page-data';
import { changesOf } from './since';

/** A row of a widget that asks for a statistic. */
export type StatisticSource = Extract<WidgetMetric['source'], { readonly kind: 'statistic' }>;
type Statistic = StatisticSource['statistic'];

/** Where the figures of a statistic are found on a page. */
export type FiguresOf = (source: StatisticSource) => FiguresPage;

/** Figures of a page, each once: hubs see the same most of the time. */
export class FigureList {
  private readonly known = new Map<string, number>();

  /** All of them, in the order of their indexes. */
  get figures(): DrillPage['figures'] {
    return [...this.known.keys()].map((text) => JSON.parse(text));
  }

  /** The index of some figures. */
  indexOf(figures: readonly Since<number | null>[]): number {
    const text = JSON.stringify(figures);
    const index = this.known.get(text) ?? this.known.size;
    this.known.set(text, index);
    return index;
  }
}

/** Figures of a minute that make a statistic over any time; a percentile of a minute is of that minute alone. */
function partsOf(statistic: Statistic): readonly Statistic[] {
  return statistic === 'Average' ? ['Sum', 'SampleCount'] : [statistic];
}

/** As many digits as a drawing can show. */
function short(value: number | undefined): number | null {
  return value === undefined ? null : Number(value.toPrecision(5));
}

/**
 * Takes figures out of a hub's metrics.
 * @param minutes beginnings of the minutes of a page, epoch milliseconds
 */
export function figuresIn(list: FigureList, store: MetricStore, minutes: readonly number[]): FiguresOf {
  const known = new Map<string, number>();
  const indexOf = (series: StatisticSource['series'], statistic: Statistic): number => {
    const key = JSON.stringify([series, statistic]);
    const index =
      known.get(key) ??
      list.indexOf(
        changesOf(
          minutes.map((minute) => short(store.statistic(series, statistic, minute, MINUTE, Number.POSITIVE_INFINITY))),
        ),
      );
    known.set(key, index);
    return index;
  };
  return ({ series, statistic }) => ({
    statistic,
    figures: partsOf(statistic).map((part) => indexOf(series, part)),
  });
}
