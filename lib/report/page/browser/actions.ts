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

/** ALARM means good: it is in ALARM while a hub proves that it is alive. */
const ALIVE = /^hub\/(\w+)\/alive$/;

/** Alarms in ALARM that put another one there, down to those that say something of their own. */
function raisedIn(alarm: AlarmPage | undefined, alarms: View['drill']['alarms'], atMs: number): readonly string[] {
  const children = alarm?.cause.kind === 'composite' ? alarm.cause.children : [];
  const raised = alarms.filter(
    ({ id, spans }) => children.includes(id) && spans.findLast(({ fromMs }) => fromMs <= atMs)?.state === 'ALARM',
  );
  return raised.flatMap((each) => {
    const below = each.hasActions ? [] : raisedIn(each, alarms, atMs);
    return below.length > 0 ? below : [each.name];
  });
}

/** The suppressor, and which of the alarms that it is built on were in ALARM then. */
function suppressorInWords(alarm: AlarmPage, { alarms }: View['drill'], atMs: number): string {
  const suppressor = alarms.find(({ id }) => alarm.cause.kind === 'composite' && id === alarm.cause.suppressor?.id);
  const raised = [...new Set(raisedIn(suppressor, alarms, atMs))];
  const alive = raised.flatMap((name) => ALIVE.exec(name)?.[1] ?? []).map((role) => `the ${role} hub is alive`);
  const names = raised.filter((name) => !ALIVE.test(name)).join(', ');
  const reasons = [...alive, ...(names === '' ? [] : [`${names} is`])].join(', and ');
  return `${suppressor?.name ?? 'its suppressor'} is in ALARM${reasons === '' ? '' : `, for ${reasons}`}`;
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
