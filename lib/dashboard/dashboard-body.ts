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

/** Only ARNs hold what is known at deployment; anything else is text, whatever it looks like. */
function pieceOf(widget: PlacedWidget): string | { readonly 'Fn::Sub': string } {
  const text = JSON.stringify(widget);
  return widget.type === 'alarm' || widget.type === 'custom' ? { 'Fn::Sub': text } : text;
}

/**
 * The body of a dashboard for CloudFormation: a piece for each widget, so that `cdk diff` shows the widgets that change,
 * and no others. Periods are ours whatever time is shown, for a sum over five minutes counts no vantages.
 */
export function dashboardBody(rows: readonly WidgetRow[]): object {
  const pieces = placed(rows).flatMap((widget, index) => (index === 0 ? [pieceOf(widget)] : [',', pieceOf(widget)]));
  return { 'Fn::Join': ['', ['{"start":"-PT3H","periodOverride":"inherit","widgets":[', ...pieces, ']}']] };
}
