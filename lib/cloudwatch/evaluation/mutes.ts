import type { AlarmState } from '../alarm/alarm';
import type { MuteRule } from '../alarm/mute-rule';
import type { EventQueue } from './event-queue';
import type { StateChange } from './message';
import { muteWindows } from './mute-windows';

/** At one instant a window opens before another closes, both before any alarm is looked at. */
const ORDER = { opens: -3, closes: -2 } as const;

/** What was withheld from an alarm since it was muted. */
interface Withheld {
  /** The state before the first change whose actions did not run. */
  readonly before: AlarmState;
  /** The last change whose actions did not run. */
  readonly change: StateChange;
}

/** Knows which alarms are muted now, and what was withheld from them. */
export class Mutes {
  /** How many windows are open over an alarm. */
  readonly #open = new Map<string, number>();
  readonly #withheld = new Map<string, Withheld>();

  /** @param onEnd is told each alarm that is no longer muted, and the state it was in before something was withheld from it */
  constructor(
    rules: readonly MuteRule[],
    from: number,
    queue: EventQueue,
    readonly onEnd: (id: string, before: AlarmState, at: number) => void,
  ) {
    for (const rule of rules) this.#schedule(rule, muteWindows(rule, from), queue);
  }

  isMuted(id: string): boolean {
    return this.#open.has(id);
  }

  /** Notes that actions do not run; false where that was noted of this change already. */
  withhold(id: string, change: StateChange): boolean {
    const known = this.#withheld.get(id);
    this.#withheld.set(id, { before: known?.before ?? change.from, change });
    return known?.change !== change;
  }

  /** Puts the next window into the queue, and from its beginning on the one after it. */
  #schedule(
    rule: MuteRule,
    windows: Iterator<{ readonly from: number; readonly to: number }, void>,
    queue: EventQueue,
  ): void {
    const { value: window } = windows.next();
    if (window === undefined) return;
    const open = (): void => {
      for (const id of rule.targets) this.#open.set(id, (this.#open.get(id) ?? 0) + 1);
      this.#schedule(rule, windows, queue);
    };
    queue.add({ at: window.from, order: ORDER.opens, run: open });
    queue.add({ at: window.to, order: ORDER.closes, run: (at) => this.#close(rule, at) });
  }

  #close(rule: MuteRule, at: number): void {
    for (const id of rule.targets) {
      const left = (this.#open.get(id) ?? 0) - 1;
      if (left > 0) {
        this.#open.set(id, left);
        continue;
      }
      this.#open.delete(id);
      const withheld = this.#withheld.get(id);
      this.#withheld.delete(id);
      if (withheld !== undefined) this.onEnd(id, withheld.before, at);
    }
  }
}
