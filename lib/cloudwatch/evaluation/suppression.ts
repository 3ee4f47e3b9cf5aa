import type { Suppressor } from '../alarm/alarm';

/** What is holding back the actions of a composite alarm; CloudWatch's `ActionsSuppressedBy`. */
export type SuppressedBy = 'Alarm' | 'WaitPeriod' | 'ExtensionPeriod';

/** What happened to a composite alarm at one instant. */
export interface Turn {
  readonly at: number;
  /** The composite alarm changed its state. */
  readonly changed: boolean;
  /** The suppressor is in ALARM now. */
  readonly suppressing: boolean;
}

/** What follows for the actions of the composite's state. */
export type Consequence =
  | { readonly kind: 'act' }
  | { readonly kind: 'withhold'; readonly by: SuppressedBy }
  | undefined;

/**
 * Holds back the actions of one composite alarm as its suppressor says.
 *
 * States at an instant come before the end of a period at the same instant, so a suppressor that
 * alarms at the last moment still suppresses.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-suppression.html
 */
export class Suppression {
  #by: SuppressedBy | undefined;
  #until = Number.POSITIVE_INFINITY;
  /** A change whose actions did not run yet. */
  #held = false;

  /** @param rerun whether the actions run when an extension ends although nothing was held back: AWS leaves it open */
  constructor(
    readonly suppressor: Suppressor,
    readonly rerun: boolean,
  ) {}

  /** When the present wait or extension ends; undefined without one. */
  get until(): number | undefined {
    return Number.isFinite(this.#until) ? this.#until : undefined;
  }

  /** Takes note of what happened, and says what follows. */
  turn({ at, changed, suppressing }: Turn): Consequence {
    const before = this.#by;
    if (suppressing) this.#hold('Alarm', Number.POSITIVE_INFINITY);
    else if (before === 'Alarm') this.#hold('ExtensionPeriod', at + this.suppressor.extensionMs);
    if (changed) {
      this.#held = true;
      if (!suppressing) this.#hold('WaitPeriod', at + this.suppressor.waitMs);
    }
    if (this.#until <= at) {
      const act = this.#held || (this.#by === 'ExtensionPeriod' && this.rerun);
      this.#by = undefined;
      this.#until = Number.POSITIVE_INFINITY;
      this.#held = false;
      return act ? { kind: 'act' } : undefined;
    }
    const by = this.#by;
    return this.#held && by !== undefined && (changed || by !== before) ? { kind: 'withhold', by } : undefined;
  }

  /** Takes over actions that were withheld otherwise; says what holds them back now, if anything does. */
  resume(): SuppressedBy | undefined {
    if (this.#by !== undefined) this.#held = true;
    return this.#by;
  }

  #hold(by: SuppressedBy, until: number): void {
    this.#by = by;
    this.#until = until;
  }
}
