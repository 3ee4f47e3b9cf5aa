import type { MetricsPage } from '../../page-data';
import { linesOver, numbersOver, reachBack } from '../../widget-values';
import { tableIn } from '../element';
import { inDigits, type PanelOf } from './panel';

/** As CloudWatch reaches back where a widget says nothing. */
const DEFAULT_MINUTES = 180;

/** A number each, of a whole time. */
export const numbersPanel: PanelOf<MetricsPage> = (holder, widget, { drill, place }) => {
  const list = holder.append('dl').attr('class', 'figures');
  const numbersAt = (minute: number) =>
    numbersOver(drill, widget, reachBack(minute, widget.minutes ?? DEFAULT_MINUTES));
  const shown = numbersAt(place.minute).map(({ label }) => {
    const item = list.append('div');
    item.append('dt').text(label);
    return item.append('dd');
  });
  return (view) =>
    numbersAt(view.place.minute).forEach(({ values: [value] }, index) => {
      shown[index]?.text(inDigits(value));
    });
};

/** The latest and the largest value of each line. */
export const tablePanel: PanelOf<MetricsPage> = (holder, widget, { drill, place }) => {
  const linesAt = (minute: number) => linesOver(drill, widget, reachBack(minute, DEFAULT_MINUTES));
  const scroll = holder.append('div').attr('class', 'scroll values').attr('tabindex', 0).attr('role', 'region');
  scroll.attr('aria-label', 'Latest and largest values');
  const body = tableIn(scroll as unknown as typeof holder, 'In the last three hours', ['What', 'Latest', 'Largest']);
  const rows = linesAt(place.minute).map(({ label }) => {
    const row = body.append('tr');
    row.append('th').attr('scope', 'row').text(label);
    return [row.append('td'), row.append('td')] as const;
  });
  return (view) =>
    linesAt(view.place.minute).forEach(({ values }, index) => {
      const known = values.filter((value) => !Number.isNaN(value));
      rows[index]?.[0].text(inDigits(known.at(-1)));
      rows[index]?.[1].text(inDigits(known.length === 0 ? undefined : Math.max(...known)));
    });
};
