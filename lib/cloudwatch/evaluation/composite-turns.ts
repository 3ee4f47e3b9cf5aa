import type { CompositeAlarm } from '../alarm/alarm';
import { dependenciesOf } from '../alarm/dependency-order';
import type { AlarmStates } from './alarm-states';
import { CompositeWatch } from './composite-watch';
import type { EventQueue } from './event-queue';

/** Lets the composite alarms take their turns: those that a change concerns, those they depend on first. */
export class CompositeTurns {
  readonly #watches: readonly CompositeWatch[];
  readonly #watchOf: ReadonlyMap<string, CompositeWatch>;
  readonly #states: AlarmStates;
  readonly #queue: EventQueue;
  /** Which composites, by their place, a change of an alarm concerns. */
  readonly #concerned = new Map<string, number[]>();
  /** By place, 1 where a turn is due: each at the beginning. */
  readonly #isDue: Uint8Array;
  #due: number;

  /** @param composites each after those it depends on */
  constructor(composites: readonly CompositeAlarm[], states: AlarmStates, queue: EventQueue, rerun: boolean) {
    this.#watches = composites.map((composite) => new CompositeWatch(composite, rerun));
    this.#watchOf = new Map(this.#watches.map((watch) => [watch.alarm.id, watch]));
    this.#states = states;
    this.#queue = queue;
    this.#isDue = new Uint8Array(composites.length).fill(1);
    this.#due = composites.length;
    composites.forEach((composite, place) => {
      for (const id of new Set(dependenciesOf(composite))) {
        const places = this.#concerned.get(id);
        if (places === undefined) this.#concerned.set(id, [place]);
        else places.push(place);
      }
    });
  }

  /** Makes a turn due for those that an alarm's change concerns. */
  concern(id: string): void {
    for (const place of this.#concerned.get(id) ?? []) this.#call(place);
  }

  /** Takes all turns that are due, and those that they make due: these come later in the order. */
  settle(at: number): void {
    for (let place = 0; this.#due > 0; place++) {
      if (this.#isDue[place] === 0) continue;
      this.#isDue[place] = 0;
      this.#due--;
      this.#take(this.#watches[place] as CompositeWatch, place, at);
    }
  }

  /** Lets a composite whose mute window has ended do what it did not; false where the alarm is not a composite. */
  unmute(id: string, at: number): boolean {
    const watch = this.#watchOf.get(id);
    watch?.unmute(at, this.#states);
    return watch !== undefined;
  }

  #take(watch: CompositeWatch, place: number, at: number): void {
    const before = watch.until;
    if (watch.turn(at, this.#states)) this.concern(watch.alarm.id);
    const { until } = watch;
    if (until !== undefined && until !== before)
      this.#queue.add({ at: until, order: place, run: () => this.#call(place) });
  }

  #call(place: number): void {
    if (this.#isDue[place] === 1) return;
    this.#isDue[place] = 1;
    this.#due++;
  }
}
