import type { ActionPage, AlarmPage } from '../page-data';
import { clockSecond, endOf, inWords } from './clock';
import { alarmOf, type View } from './view';

/** Its last action by the end of the minute, called or held back. */
export function lastAction({ actions }: AlarmPage, minute: number): ActionPage | undefined {
  return actions.findLast(({ atMs }) => atMs <= endOf(minute));
}

function suppressorOf({ cause }: AlarmPage, drill: View['drill']): AlarmPage | undefined {
  return alarmOf(drill, cause.kind === 'composite' ? cause.suppressor?.id : undefined);
}

/** ALARM means good: it is in ALARM while a hub proves that it is alive. */
const ALIVE = /^hub\/(\w+)\/alive$/;

/** Alarms in ALARM that put another one there, down to those that say something of their own. */
function raisedIn(alarm: AlarmPage | undefined, drill: View['drill'], atMs: number): readonly string[] {
  const children = alarm?.cause.kind === 'composite' ? alarm.cause.children : [];
  return children.flatMap((id) => {
    const child = alarmOf(drill, id);
    if (child?.spans.findLast(({ fromMs }) => fromMs <= atMs)?.state !== 'ALARM') return [];
    const below = child.hasActions ? [] : raisedIn(child, drill, atMs);
    return below.length > 0 ? below : [child.name];
  });
}

/** The suppressor, and which of the alarms that it is built on were in ALARM then. */
function suppressorInWords(alarm: AlarmPage, drill: View['drill'], atMs: number): string {
  const suppressor = suppressorOf(alarm, drill);
  const raised = [...new Set(raisedIn(suppressor, drill, atMs))];
  const alive = raised.flatMap((name) => ALIVE.exec(name)?.[1] ?? []).map((role) => `the ${role} hub is alive`);
  const names = raised.filter((name) => !ALIVE.test(name));
  const are = names.length > 1 ? 'are' : 'is';
  const reasons = [...alive, ...(names.length === 0 ? [] : [`${names.join(', ')} ${are}`])].join(', and ');
  return `${suppressor?.name ?? 'its suppressor'} is in ALARM${reasons === '' ? '' : `, for ${reasons}`}`;
}

/** An action in words: when it was called, or what held it back. */
export function actionInWords(action: ActionPage, alarm: AlarmPage, drill: View['drill']): string {
  const when = clockSecond(new Date(drill.start + action.atMs));
  const suppressor = alarm.cause.kind === 'composite' ? alarm.cause.suppressor : undefined;
  const name = suppressorOf(alarm, drill)?.name ?? 'its suppressor';
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
