import type { AlarmState, CompositeAlarm } from '../alarm/alarm';
import { holds } from '../alarm/alarm-rule';
import type { AlarmStates } from './alarm-states';
import type { StateChange, TriggeringChild } from './message';
import { creationReason, transitionReason } from './reason';
import { Suppression } from './suppression';
import { messageTime } from './timestamps';

/** One composite alarm at work: its rule decides its state, its suppressor when its actions run. */
export class CompositeWatch {
  readonly #suppression: Suppression | undefined;

  constructor(
    readonly alarm: CompositeAlarm,
    rerunAfterSuppression: boolean,
  ) {
    this.#suppression = alarm.suppressor && new Suppression(alarm.suppressor, rerunAfterSuppression);
  }

  /** When to take another turn although no alarm changes: a wait or an extension ends. */
  get until(): number | undefined {
    return this.#suppression?.until;
  }

  /** Follows what has changed by `at`, in the states of other alarms or by the passing of time. */
  turn(at: number, states: AlarmStates): boolean {
    const { alarm } = this;
    const to: AlarmState = holds(alarm.rule, (id) => states.stateOf(id)) ? 'ALARM' : 'OK';
    const changed = to !== states.stateOf(alarm.id);
    if (changed) states.change(alarm, this.#change(at, to, states));
    if (alarm.suppressor === undefined || this.#suppression === undefined) {
      if (changed) states.act(alarm, at);
      return changed;
    }
    const suppressing = states.stateOf(alarm.suppressor.id) === 'ALARM';
    const consequence = this.#suppression.turn({ at, changed, suppressing });
    if (consequence?.kind === 'act') states.act(alarm, at);
    if (consequence?.kind === 'withhold') states.withhold(alarm, at, consequence.by);
    return changed;
  }

  /** Does after a mute window what was withheld in it, as far as the suppressor lets it. */
  unmute(at: number, states: AlarmStates): void {
    const by = this.#suppression?.resume();
    if (by === undefined) states.actUnmuted(this.alarm.id, at);
    else states.withhold(this.alarm, at, by);
  }

  #change(at: number, to: AlarmState, states: AlarmStates): StateChange {
    const { alarm } = this;
    const isNew = states.changeOf(alarm.id) === undefined;
    const telling = isNew ? alarm.children : alarm.children.filter((id) => states.changeOf(id)?.at === at);
    const children = telling.map(
      (id): TriggeringChild => ({ arn: states.arnOf(id), state: states.stateOf(id), since: states.since(id) }),
    );
    const [first] = children;
    return {
      at,
      from: states.stateOf(alarm.id),
      to,
      reason:
        isNew || first === undefined
          ? creationReason(alarm, to)
          : transitionReason(first.arn, first.state, first.since),
      reasonData: JSON.stringify({
        triggeringAlarms: children.map(({ arn, state, since }) => ({
          arn,
          state: { value: state, timestamp: messageTime(since) },
        })),
      }),
      children,
    };
  }
}
