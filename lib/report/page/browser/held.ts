import type { ActionPage, AlarmPage } from '../page-data';
import { actionInWords } from './actions';
import { endOf } from './clock';
import { byId, emptied, type Selected } from './element';
import { hubWords, regionOf } from './hubs';
import type { View } from './view';

interface Held {
  readonly alarm: AlarmPage;
  readonly action: ActionPage;
}

/** What would have told somebody that something is wrong, and was held back, by the end of the minute; not what only waited. */
function heldIn({ drill, place }: View, region: string): readonly Held[] {
  const end = endOf(place.minute);
  return drill.alarms
    .filter(({ id }) => regionOf(id) === region)
    .flatMap((alarm) =>
      alarm.actions
        .filter(
          ({ atMs, state, heldBy }) =>
            heldBy !== undefined && heldBy !== 'WaitPeriod' && state === 'ALARM' && atMs <= end,
        )
        .map((action) => ({ alarm, action })),
    )
    .sort((a, b) => a.action.atMs - b.action.atMs);
}

function fill(list: Selected, held: readonly Held[], { drill, go }: View): void {
  for (const { alarm, action } of held) {
    const item = list.append('li');
    const button = item.append('button').attr('type', 'button').attr('class', 'link').text(alarm.name);
    button.on('click', () => {
      go({ alarm: alarm.id });
      byId('explain').focus();
    });
    item
      .append('span')
      .attr('class', 'more')
      .text(actionInWords(action, alarm, drill));
  }
}

/** A way to draw what each hub held back, and why; what was unfolded stays so. */
export function standHeld({ drill }: View): (view: View) => void {
  const holder = emptied(byId('held'));
  const lists = drill.hubs.map(({ region }) => {
    const details = holder.append('details');
    const summary = details.append('summary');
    const list = details.append('ul').attr('class', 'actions held-back') as unknown as Selected;
    return { region, summary, list, count: -1 };
  });
  return (view) => {
    for (const each of lists) {
      const held = heldIn(view, each.region);
      if (held.length === each.count) continue;
      each.count = held.length;
      const words = hubWords(drill, each.region);
      const who = words === '' ? 'Held back' : `Held back by the ${words}, ${each.region}`;
      each.summary.text(
        `${who}: ${held.length === 0 ? 'nothing' : `${held.length} alarm${held.length === 1 ? '' : 's'}`}`,
      );
      const node = each.list.node();
      if (node !== null) fill(emptied(node), held, view);
    }
  };
}
