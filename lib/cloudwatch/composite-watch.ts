import type { AlarmState, CompositeAlarm } from './alarm';
import { holds } from './alarm-rule';
import type { Ledger } from './ledger';
import type { Change, TriggeringChild } from './message';
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
  turn(at: number, ledger: Ledger): boolean {
    const { alarm } = this;
    const to: AlarmState = holds(alarm.rule, (id) => ledger.stateOf(id)) ? 'ALARM' : 'OK';
    const changed = to !== ledger.stateOf(alarm.id);
    if (changed) ledger.change(alarm, this.#change(at, to, ledger));
    if (alarm.suppressor === undefined || this.#suppression === undefined) {
      if (changed) ledger.act(alarm, at);
      return changed;
    }
    const suppressing = ledger.stateOf(alarm.suppressor.id) === 'ALARM';
    const consequence = this.#suppression.turn({ at, changed, suppressing });
    if (consequence?.kind === 'act') ledger.act(alarm, at);
    if (consequence?.kind === 'withhold') ledger.withhold(alarm, at, consequence.by);
    return changed;
  }

  #change(at: number, to: AlarmState, ledger: Ledger): Change {
    const { alarm } = this;
    const isNew = ledger.changeOf(alarm.id) === undefined;
    const telling = isNew ? alarm.children : alarm.children.filter((id) => ledger.changeOf(id)?.at === at);
    const children = telling.map(
      (id): TriggeringChild => ({ arn: ledger.arnOf(id), state: ledger.stateOf(id), since: ledger.since(id) }),
    );
    const [first] = children;
    return {
      at,
      from: ledger.stateOf(alarm.id),
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
