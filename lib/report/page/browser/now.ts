import { valueAt } from '../since';
import { calendarDay, clockMinute, endOf } from './clock';
import { byId } from './element';
import { toldBy, type View } from './view';

/** `4 of 4 services failing, seen from 3 of 3 vantages; 1 incident open; 1 page sent.` */
function nowInWords(view: View): string {
  const { drill, place } = view;
  const failing = drill.cells.filter(({ looks }) => {
    const index = valueAt(looks, place.minute);
    return index !== undefined && drill.looks[index]?.seen.kind === 'failing';
  });
  const share = (of: 'service' | 'vantage') =>
    `${new Set(failing.map((cell) => cell[of])).size} of ${new Set(drill.cells.map((cell) => cell[of])).size}`;
  const at = endOf(place.minute);
  const open = drill.incidents.filter(({ spans }) =>
    spans.some(({ fromMs, toMs = Number.POSITIVE_INFINITY }) => fromMs <= at && at < toMs),
  ).length;
  const pages = toldBy(view).filter(({ kind, severity }) => kind === 'opened' && severity === 'page').length;
  const seen =
    failing.length === 0
      ? 'Nothing fails'
      : `${share('service')} services failing, seen from ${share('vantage')} vantages`;
  return `${seen}; ${open} incident${open === 1 ? '' : 's'} open; ${pages} page${pages === 1 ? '' : 's'} sent.`;
}

/** The time and what is the matter, in a line; spoken where somebody moves by hand, not while it plays. */
export function drawNow(view: View): void {
  const { drill, place, isPlaying } = view;
  const words = nowInWords(view);
  const clock = `${clockMinute(drill.start, place.minute)} UTC`;
  byId('clock').replaceChildren(
    clock,
    Object.assign(document.createElement('span'), {
      textContent: calendarDay(new Date(drill.start + place.minute * 60_000)),
    }),
  );
  const now = byId('now');
  now.setAttribute('aria-live', isPlaying ? 'off' : 'polite');
  now.textContent = words;
  const slider = byId<HTMLInputElement>('minute');
  slider.max = String(drill.minutes - 1);
  slider.value = String(place.minute);
  slider.setAttribute('aria-valuetext', clock);
}
