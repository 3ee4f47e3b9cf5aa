import type { DrillPage, PageData } from '../page-data';
import { clockMinute } from './clock';

/** Where somebody looks: the address of a page holds all of it. */
export interface Place {
  readonly drill: number;
  readonly minute: number;
  /** Which of the dashboards is shown. */
  readonly dashboard: number;
  /** Id of the alarm that is explained. */
  readonly alarm?: string;
}

function firstPage({ messages, minutes }: DrillPage): number {
  const [first] = messages;
  return first === undefined ? 0 : Math.min(minutes - 1, Math.floor(first.atMs / 60_000));
}

function firstAlarm({ alarms }: DrillPage): string | undefined {
  const called = alarms.find(({ actions }) =>
    actions.some(({ state, heldBy }) => state === 'ALARM' && heldBy === undefined),
  );
  return (called ?? alarms.find(({ spans }) => spans.length > 1) ?? alarms[0])?.id;
}

/** Where a drill is opened: at its first message, with the alarm that called first. */
export function beginning(data: PageData, drill: number): Place {
  const page = data.drills[drill];
  if (page === undefined) return { drill: 0, minute: 0, dashboard: 0 };
  const alarm = firstAlarm(page);
  return { drill, minute: firstPage(page), dashboard: 0, ...(alarm !== undefined && { alarm }) };
}

/** A minute by its time (`15:45`; `2d 15:45` from the second day on) or by its number (`m15`). */
function minuteNamed(text: string, { start, minutes }: DrillPage): number | undefined {
  const found = Array.from({ length: minutes }, (_, minute) => minute).find(
    (minute) => clockMinute(start, minute) === text,
  );
  return found;
}

/** Reads an address; what it does not name, or names wrongly, is where the drill is opened. */
export function placeIn(hash: string, data: PageData): Place {
  const words = new URLSearchParams(hash.replace(/^#/, ''));
  const asked = Number(words.get('drill') ?? 1) - 1;
  const start = beginning(data, data.drills[asked] === undefined ? 0 : asked);
  const page = data.drills[start.drill];
  if (page === undefined) return start;
  const minute = minuteNamed(words.get('at') ?? '', page) ?? start.minute;
  const alarm = page.alarms.find(({ id }) => id === words.get('alarm'))?.id ?? start.alarm;
  const named = page.dashboards.findIndex(({ name }) => name === words.get('dashboard'));
  return { drill: start.drill, minute, dashboard: Math.max(0, named), ...(alarm !== undefined && { alarm }) };
}

/** The address of a place. */
export function hashOf({ drill, minute, alarm, dashboard }: Place, { drills }: PageData): string {
  const words = new URLSearchParams();
  if (drills.length > 1) words.set('drill', String(drill + 1));
  words.set('at', clockMinute(drills[drill]?.start ?? 0, minute));
  if (alarm !== undefined) words.set('alarm', alarm);
  const shown = drills[drill]?.dashboards[dashboard];
  if (dashboard > 0 && shown !== undefined) words.set('dashboard', shown.name);
  return `#${words.toString().replaceAll('%3A', ':').replaceAll('%2F', '/')}`;
}
