import type { WidgetPage } from '../../page-data';
import { STATE_SIGNS } from '../alarms';
import { byId } from '../element';
import { alarmOf, stateAt } from '../view';
import type { PanelOf } from './panel';

type AlarmsPage = Extract<WidgetPage, { readonly kind: 'alarms' }>;

/** The states of some alarms; each leads to its explanation. */
export const alarmTiles: PanelOf<AlarmsPage> = (holder, { alarms }, { drill, go }) => {
  const list = holder.append('ul').attr('class', 'tiles');
  const tiles = alarms.map((id) => {
    const alarm = alarmOf(drill, id);
    const button = list.append('li').append('button').attr('type', 'button');
    const sign = button.append('span').attr('class', 'state');
    button.append('span').text(alarm?.name ?? id);
    button.on('click', () => {
      go({ alarm: id });
      byId('explain').focus();
    });
    return { alarm, button, sign };
  });
  return ({ place }) => {
    for (const { alarm, button, sign } of tiles) {
      const state = (alarm && stateAt(alarm, place.minute)?.state) ?? 'INSUFFICIENT_DATA';
      button.attr('class', `tile ${state}`);
      sign.text(`${STATE_SIGNS[state]} ${state.replace('_', ' ')}`);
    }
  };
};
