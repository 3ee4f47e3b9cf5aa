import type { Selected } from '../element';
import type { View } from '../view';

/** A widget that stands in the page and follows the minute; what somebody opened or is at in it stays so. */
export type Panel = (view: View, widthPx: number) => void;

/** Puts a widget of one kind into a page. */
export type PanelOf<W> = (holder: Selected, widget: W, view: View) => Panel;

/** A number as people read it: three digits, or a count whole. */
export function inDigits(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return '–';
  return String(Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)));
}
