import { type Alarm, type AlarmState, actionsOf } from './alarm';
import type { AlarmEvent } from './alarm-event';
import { type Change, snsMessage } from './message';
import type { SuppressedBy } from './suppression';

/** Keeps the state of every alarm and writes down what happens, in order. */
export class Ledger {
  readonly #alarms: ReadonlyMap<string, Alarm>;
  readonly #states: Map<string, AlarmState>;
  readonly #changes = new Map<string, Change>();
  readonly #createdAt: number;
  #events: AlarmEvent[] = [];

  constructor(alarms: readonly Alarm[], createdAt: number) {
    this.#alarms = new Map(alarms.map((alarm) => [alarm.id, alarm]));
    this.#states = new Map(alarms.map(({ id }) => [id, 'INSUFFICIENT_DATA']));
    this.#createdAt = createdAt;
  }

  get states(): ReadonlyMap<string, AlarmState> {
    return this.#states;
  }

  stateOf(id: string): AlarmState {
    return this.#states.get(id) ?? 'INSUFFICIENT_DATA';
  }

  /** Since when the alarm has been in its state. */
  since(id: string): number {
    return this.#changes.get(id)?.at ?? this.#createdAt;
  }

  /** The alarm's last change; undefined while it is as it was created. */
  changeOf(id: string): Change | undefined {
    return this.#changes.get(id);
  }

  arnOf(id: string): string {
    return this.#alarms.get(id)?.arn ?? id;
  }

  /** Puts an alarm into another state. */
  change(alarm: Alarm, change: Change): void {
    this.#states.set(alarm.id, change.to);
    this.#changes.set(alarm.id, change);
    const { at, from, to, reason, reasonData } = change;
    const data = reasonData === undefined ? {} : { reasonData };
    this.#events.push({ kind: 'change', ...where(alarm, at), from, to, reason, ...data });
  }

  /** Runs the actions of the state that the alarm is in. */
  act(alarm: Alarm, at: number): void {
    const change = this.#changes.get(alarm.id);
    if (change === undefined) return;
    const actions = actionsOf(alarm, change.to);
    if (actions.length === 0) return;
    const payload = snsMessage(alarm, change, this.#createdAt);
    for (const action of actions)
      this.#events.push({ kind: 'action', ...where(alarm, at), action, state: change.to, payload });
  }

  /** Notes that the actions of the alarm's state do not run; says nothing where there are none. */
  withhold(alarm: Alarm, at: number, by: SuppressedBy): void {
    if (actionsOf(alarm, this.stateOf(alarm.id)).length === 0) return;
    this.#events.push({ kind: 'withheld', ...where(alarm, at), by });
  }

  /** The events since the last call. */
  drain(): readonly AlarmEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }
}

function where({ region, name }: Alarm, at: number) {
  return { at, region, alarm: name };
}
