import type { DrillPage } from '../page-data';
import { byId } from './element';

/** What a hub is called where there are two; nothing where there is one. */
export function hubWords({ hubs }: DrillPage, region: string): string {
  if (hubs.length < 2) return '';
  const hub = hubs.find((each) => each.region === region);
  return hub === undefined ? region : `${hub.role} hub`;
}

/** The region of an alarm. */
export function regionOf(id: string): string {
  return id.slice(0, id.indexOf('/'));
}

/** Offers the alarms of one hub, or of both. */
export function offerHubs({ hubs }: DrillPage): void {
  const select = byId<HTMLSelectElement>('hub');
  const each = hubs.map(({ region, role }) => new Option(`the ${role}, ${region}`, region));
  select.replaceChildren(new Option('both hubs', ''), ...each);
  byId('hub-choice').hidden = hubs.length < 2;
}
