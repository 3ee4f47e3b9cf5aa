import type { AlarmEvent, Evaluation } from '../../cloudwatch/evaluate';
import type { VirtualClock } from '../world/virtual-clock';

/** Evaluates alarms as time passes: each event is heard at its instant, so that what it causes can come back as metrics. */
export function evaluateOn(clock: VirtualClock, evaluation: Evaluation, hear: (event: AlarmEvent) => void): void {
  const evaluate = (at: number) => {
    evaluation.advance(at + 1).forEach(hear);
    clock.call(evaluation.next, evaluate);
  };
  clock.call(evaluation.next, evaluate);
}
