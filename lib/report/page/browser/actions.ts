import type { ActionPage, AlarmPage } from '../page-data';
import { clockSecond, endOf, inWords } from './clock';
import type { View } from './view';

/** Its last action by the end of the minute, called or held back. */
export function lastAction({ actions }: AlarmPage, minute: number): ActionPage | undefined {
  return actions.findLast(({ atMs }) => atMs <= endOf(minute));
}

/** The name of the alarm that may hold back actions of another. */
export function suppressorName({ cause }: AlarmPage, { alarms }: View['drill']): string {
  const id = cause.kind === 'composite' ? cause.suppressor?.id : undefined;
  return alarms.find((alarm) => alarm.id === id)?.name ?? id ?? 'nothing';
}

/** The suppressor, and which of the alarms that it is built on were in ALARM then. */
function suppressorInWords(alarm: AlarmPage, { alarms }: View['drill'], atMs: number): string {
  const suppressor = alarms.find(({ id }) => alarm.cause.kind === 'composite' && id === alarm.cause.suppressor?.id);
  const children = suppressor?.cause.kind === 'composite' ? suppressor.cause.children : [];
  const raised = alarms.filter(
    ({ id, spans }) => children.includes(id) && spans.findLast(({ fromMs }) => fromMs <= atMs)?.state === 'ALARM',
  );
  const names = raised.map(({ name }) => name).join(', ');
  return `${suppressor?.name ?? 'its suppressor'} is in ALARM${names === '' ? '' : `, for ${names} is`}`;
}

/** An action in words: when it was called, or what held it back. */
export function actionInWords(action: ActionPage, alarm: AlarmPage, drill: View['drill']): string {
  const when = clockSecond(new Date(drill.start + action.atMs));
  const suppressor = alarm.cause.kind === 'composite' ? alarm.cause.suppressor : undefined;
  const name = suppressorName(alarm, drill);
  if (action.heldBy === undefined) return `${when} action for ${action.state} called`;
  switch (action.heldBy) {
    case 'Alarm':
      return `${when} action for ${action.state} held back: ${suppressorInWords(alarm, drill, action.atMs)}`;
    case 'WaitPeriod':
      return `${when} action for ${action.state} held back: waits ${inWords(suppressor?.waitMs ?? 0)} whether ${name} goes into ALARM`;
    case 'ExtensionPeriod':
      return `${when} action for ${action.state} held back: ${name} ended less than ${inWords(suppressor?.extensionMs ?? 0)} ago`;
    case 'Mute':
      return `${when} action for ${action.state} held back: a mute rule`;
  }
}
