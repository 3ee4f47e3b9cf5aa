import type { AlarmEvent, Evaluation } from '../../cloudwatch/evaluate';
import type { VirtualClock } from '../world/virtual-clock';

/** While alarms stall, so often it is asked whether they still do. */
const STALLED_MS = 1_000;

/**
 * Evaluates alarms as time passes: each event is heard at its instant, so that what it causes can come back as metrics.
 * @param isStalled while it holds nothing is heard: what was due meanwhile is heard afterwards
 */
export function evaluateOn(
  clock: VirtualClock,
  evaluation: Evaluation,
  hear: (event: AlarmEvent) => void,
  isStalled: (at: number) => boolean = () => false,
): void {
  const evaluate = (at: number): void => {
    if (isStalled(at)) {
      clock.call(at + STALLED_MS, evaluate);
      return;
    }
    evaluation.advance(at + 1).forEach(hear);
    clock.call(Math.max(evaluation.next, at), evaluate);
  };
  clock.call(evaluation.next, evaluate);
}
