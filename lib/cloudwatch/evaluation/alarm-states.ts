import { type Alarm, type AlarmState, actionsOf } from '../alarm/alarm';
import type { AlarmEvent } from './alarm-event';
import { type StateChange, snsMessage } from './message';
import type { Mutes } from './mutes';
import type { SuppressedBy } from './suppression';

/** Keeps the state of every alarm and writes down what happens, in order. */
export class AlarmStates {
  readonly #alarms: ReadonlyMap<string, Alarm>;
  readonly #states: Map<string, AlarmState>;
  readonly #changes = new Map<string, StateChange>();
  readonly #createdAt: number;
  readonly #mutes: Mutes;
  #events: AlarmEvent[] = [];

  constructor(alarms: readonly Alarm[], createdAt: number, mutes: Mutes) {
    this.#alarms = new Map(alarms.map((alarm) => [alarm.id, alarm]));
    this.#states = new Map(alarms.map(({ id }) => [id, 'INSUFFICIENT_DATA']));
    this.#createdAt = createdAt;
    this.#mutes = mutes;
  }

  get all(): ReadonlyMap<string, AlarmState> {
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
  changeOf(id: string): StateChange | undefined {
    return this.#changes.get(id);
  }

  arnOf(id: string): string {
    return this.#alarms.get(id)?.arn ?? id;
  }

  /** Puts an alarm into another state. */
  change(alarm: Alarm, change: StateChange): void {
    this.#states.set(alarm.id, change.to);
    this.#changes.set(alarm.id, change);
    const { at, from, to, reason, reasonData } = change;
    const data = reasonData === undefined ? {} : { reasonData };
    this.#events.push({ kind: 'change', ...where(alarm, at), from, to, reason, ...data });
  }

  /** Runs the actions of the state that the alarm is in, unless it is muted. */
  act(alarm: Alarm, at: number, isAfterMute = false): void {
    const change = this.#changes.get(alarm.id);
    if (change === undefined) return;
    const actions = actionsOf(alarm, change.to);
    if (actions.length === 0) return;
    if (this.#mutes.isMuted(alarm.id)) {
      this.#mute(alarm, change, at);
      return;
    }
    const payload = snsMessage(alarm, change, this.#createdAt, isAfterMute);
    for (const action of actions)
      this.#events.push({ kind: 'action', ...where(alarm, at), action, state: change.to, payload });
  }

  /** Runs the actions that were withheld while the alarm was muted. */
  actUnmuted(id: string, at: number): void {
    const alarm = this.#alarms.get(id);
    if (alarm !== undefined) this.act(alarm, at, true);
  }

  /** Notes that the actions of the alarm's state do not run; says nothing where there are none. */
  withhold(alarm: Alarm, at: number, by: SuppressedBy): void {
    const change = this.#changes.get(alarm.id);
    if (change === undefined || actionsOf(alarm, change.to).length === 0) return;
    if (this.#mutes.isMuted(alarm.id)) this.#mute(alarm, change, at);
    else this.#events.push({ kind: 'withheld', ...where(alarm, at), by });
  }

  /** The events since the last call. */
  drain(): readonly AlarmEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  /** A mute rule takes precedence over a suppressor. */
  #mute(alarm: Alarm, change: StateChange, at: number): void {
    if (this.#mutes.withhold(alarm.id, change))
      this.#events.push({ kind: 'withheld', ...where(alarm, at), by: 'Mute' });
  }
}

function where({ region, name }: Alarm, at: number) {
  return { at, region, alarm: name };
}
