import type { Path, Problem } from '../../input/problem';
import { show } from '../../input/show';
import { type EventDraft, effectsOf } from './effects';
import type { ScenarioDraft } from './scenario-schema';

/** Effects that the format has and this version cannot play. */
const NOT_YET: readonly string[] = ['mute'];

function eventProblems(event: EventDraft, path: Path): readonly Problem[] {
  return effectsOf(event)
    .filter((effect) => NOT_YET.includes(effect))
    .map((effect) => ({
      path: [...path, effect],
      text: `cannot be rehearsed by this version, got ${show(event[effect])}; leave it out, or use a later version`,
    }));
}

/** What a file asks for that this version cannot play: said by name, never passed over. */
export function notYet({ events = [] }: ScenarioDraft): readonly Problem[] {
  return events.flatMap((event, index) => (event === undefined ? [] : eventProblems(event, ['events', index])));
}
