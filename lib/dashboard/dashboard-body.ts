import { FULL_WIDTH, type Widget, type WidgetRow } from './widget';

/** A widget in its place. */
export type PlacedWidget = Widget & { readonly x: number; readonly y: number };

/** Places rows below each other, and the widgets of each beside each other. */
export function placed(rows: readonly WidgetRow[]): readonly PlacedWidget[] {
  let y = 0;
  return rows.flatMap((row) => {
    let x = 0;
    const top = y;
    y += Math.max(...row.map(({ height }) => height));
    return row.map((widget) => {
      const left = x;
      x += widget.width;
      if (x > FULL_WIDTH) throw new Error(`dashboard: widgets do not fit into a row, got ${x} columns`);
      return { ...widget, x: left, y: top };
    });
  });
}

type Piece = string | { readonly 'Fn::Sub': string };

/** A line for each metric of a widget; only ARNs hold what is known at deployment, anything else is text, whatever it looks like. */
function piecesOf(widget: PlacedWidget): readonly Piece[] {
  if (widget.type === 'alarm' || widget.type === 'custom') return [{ 'Fn::Sub': JSON.stringify(widget) }];
  const { metrics, ...properties } = widget.properties;
  if (!Array.isArray(metrics)) return [JSON.stringify(widget)];
  const head = JSON.stringify({ ...widget, properties: undefined }).slice(0, -1);
  const rows = metrics.map((row, index) => `${JSON.stringify(row)}${index + 1 < metrics.length ? ',' : ''}`);
  return [`${head},"properties":${JSON.stringify(properties).slice(0, -1)},"metrics":[`, ...rows, ']}}'];
}

/**
 * The body of a dashboard for CloudFormation: a line for each widget and each of its metrics, so that `cdk diff` shows
 * those that change, and no others. Periods are ours whatever time is shown, for a sum over five minutes counts no vantages.
 */
export function dashboardBody(rows: readonly WidgetRow[]): object {
  const pieces = placed(rows).flatMap((widget, index) => [...(index === 0 ? [] : [',']), ...piecesOf(widget)]);
  return { 'Fn::Join': ['', ['{"start":"-PT3H","periodOverride":"inherit","widgets":[', ...pieces, ']}']] };
}
