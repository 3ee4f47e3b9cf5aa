import type { AlarmSpan } from '../../../drill/outcome/timeline';
import type { AlarmPage, DrillPage } from '../page-data';
import { endOf } from './clock';
import type { Place } from './place';

/** What every part of the page is drawn from. */
export interface View {
  readonly drill: DrillPage;
  readonly place: Place;
  readonly isPlaying: boolean;
  /** Goes to another place. */
  readonly go: (change: Partial<Place>) => void;
}

const byId = new WeakMap<DrillPage['alarms'], ReadonlyMap<string, AlarmPage>>();

/** An alarm by its id: asked for often, in a fleet of a thousand of them. */
export function alarmOf({ alarms }: DrillPage, id: string | undefined): AlarmPage | undefined {
  const known = byId.get(alarms) ?? new Map(alarms.map((alarm) => [alarm.id, alarm]));
  byId.set(alarms, known);
  return id === undefined ? undefined : known.get(id);
}

/** The state of an alarm by the end of a minute, since when, and why. */
export function stateAt({ spans }: AlarmPage, minute: number): AlarmSpan | undefined {
  return spans.findLast(({ fromMs }) => fromMs <= endOf(minute));
}

/** What was told by the end of the minute. */
export function toldBy({ drill, place }: View): DrillPage['messages'] {
  return drill.messages.filter(({ atMs }) => atMs <= endOf(place.minute));
}
