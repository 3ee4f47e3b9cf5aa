import type { Path, Problem } from '../../input/problem';
import { show } from '../../input/show';
import type { EventDraft, EventKey } from './effects';
import type { ScenarioDraft } from './scenario-schema';

/** What the format has and this version cannot play: keys, or the values of them that it cannot. */
const NOT_YET: { readonly [K in EventKey]?: readonly unknown[] | 'all' } = {
  hub: 'all',
  mute: 'all',
};

function later(path: Path, got: unknown): Problem {
  return { path, text: `cannot be rehearsed by this version, got ${show(got)}; leave it out, or use a later version` };
}

function isLater(event: EventDraft, key: EventKey): boolean {
  const values = NOT_YET[key];
  return values === 'all' || values?.includes(event[key]) === true;
}

function eventProblems(event: EventDraft, path: Path): readonly Problem[] {
  const keys = (Object.keys(event) as readonly EventKey[])
    .filter((key) => isLater(event, key))
    // beside `publish` it only says towards whom
    .filter((key) => key !== 'hub' || event.publish === undefined);
  return [...keys.map((key) => later([...path, key], event[key]))];
}

/** What a file asks for that this version cannot play: said by name, never passed over. */
export function notYet({ fleet, events }: ScenarioDraft): readonly Problem[] {
  const hubs = fleet !== undefined && (fleet.hubs === 2 || !('hubs' in fleet));
  return [
    ...(hubs
      ? [
          {
            path: ['fleet', 'hubs'],
            text: `is not 1 (the default is 2), and a standby cannot be rehearsed by this version, got ${show(fleet.hubs)}; write hubs: 1`,
          },
        ]
      : []),
    ...(events ?? []).flatMap((event, index) => (event === undefined ? [] : eventProblems(event, ['events', index]))),
  ];
}
