import { member } from '../incidents/alarm-change';

/** How a widget is looked at: all that is taken from its input. */
export interface WidgetLook {
  readonly theme: 'dark' | 'light';
  readonly widthPx: number;
}

/** A widget across the whole dashboard: where CloudWatch does not say how wide it is. */
const USUAL_WIDTH_PX = 1_200;

const WIDTHS_PX = { least: 200, most: 4_000 } as const;

/** How CloudWatch shows the widget (Amazon CloudWatch, "Details about custom widgets"); whatever else it says is left alone. */
export function widgetLook(event: unknown): WidgetLook {
  const context = member(event, 'widgetContext');
  const width = member(context, 'width');
  const isWidth = typeof width === 'number' && Number.isFinite(width);
  return {
    theme: member(context, 'theme') === 'dark' ? 'dark' : 'light',
    widthPx: Math.min(WIDTHS_PX.most, Math.max(WIDTHS_PX.least, isWidth ? width : USUAL_WIDTH_PX)),
  };
}
