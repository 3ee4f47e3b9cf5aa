import { series } from '../../contract/series';
import { type HubView, rowOf } from '../hub-view';
import { graphs, viewsOf, type WidgetRow } from '../widget';

/** From how many vantages failures are attributed to what services share. */
export function causes(view: HubView): readonly WidgetRow[] {
  const { fleet, region } = view;
  const marks = [{ label: 'a page', value: fleet.quorum }];
  const hasObjective = new Set(
    fleet.services.flatMap(({ name, objectiveMs }) => (objectiveMs === undefined ? [] : name)),
  );
  const names = Object.keys(fleet.causes);
  const slow = names.filter((cause) => fleet.causes[cause]?.some((member) => hasObjective.has(member)));
  return graphs([
    ...viewsOf({ title: 'From how many vantages is which cause blamed for failures?', region, marks }, [
      [rowOf(view, series.everything, { label: 'everything', stat: 'Sum' })],
      [rowOf(view, series.unexplained, { label: 'unexplained', stat: 'Sum' })],
      ...names.map((cause) => [rowOf(view, series.causeFailed(cause), { label: cause, stat: 'Sum' })]),
    ]),
    ...viewsOf(
      { title: 'From how many vantages is which cause blamed for slowness?', region, marks },
      slow.map((cause) => [rowOf(view, series.causeSlow(cause), { label: cause, stat: 'Sum' })]),
    ),
  ]);
}
