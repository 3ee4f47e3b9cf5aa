import type { CanaryEvent } from '../../lib/contract/functions';
import { MINUTE } from '../../lib/contract/minute';
import type { CanaryPorts } from './canary-ports';
import { errorText } from './claim';
import { invocationOf } from './invocation';
import { run, skippedRun } from './run';
import { RUN_LIMITS_MS } from './run-limits';
import { scheduledMinute } from './scheduled-minute';

/** What an invocation takes besides a run: the queue in which a run waits for its second 40. */
export interface InvocationPorts extends CanaryPorts {
  /** Hands an event to this vantage's canary again after so many seconds; rejects where the queue refuses. */
  readonly queue: (event: CanaryEvent, delaySeconds: number) => Promise<void>;
}

/** Puts an event off to second 40; resolves with why it could not. */
async function putOff({ queue }: InvocationPorts, scheduledTime: string, leftMs: number): Promise<string | undefined> {
  try {
    await queue({ scheduledTime }, Math.floor(leftMs / 1_000));
    return undefined;
  } catch (error) {
    return `queue: ${errorText(error)}`;
  }
}

/**
 * One invocation. Before second 38 of its minute it puts the run off, through the queue, and is over: waiting in
 * Lambda costs more than the run itself. From then on, or where the queue refuses, it waits and runs. What comes out
 * of the queue is never put off again; later than 75 s after the minute's start nothing runs, and the log says so.
 * @param given the event of Scheduler or of the queue, as Lambda hands it over
 * @throws Error where the event is not one of them, or its minute is not about now
 */
export async function invoke(given: unknown, ports: InvocationPorts): Promise<void> {
  const { event, isQueued } = invocationOf(given);
  const minute = scheduledMinute(event.scheduledTime);
  const scheduledTime = new Date(minute).toISOString();
  const sinceMs = ports.clock.now() - minute;
  if (sinceMs < -MINUTE) {
    throw new Error(
      `run: scheduledTime is more than a minute ahead, got ${scheduledTime}; invoke the canary in its minute`,
    );
  }
  if (sinceMs > RUN_LIMITS_MS.latestStart) {
    ports.log(skippedRun(ports, minute, 'late'));
    return;
  }
  if (isQueued || sinceMs >= RUN_LIMITS_MS.queuesBefore) {
    await run(scheduledTime, ports);
    return;
  }
  const refusal = await putOff(ports, scheduledTime, RUN_LIMITS_MS.startsAt - sinceMs);
  if (refusal !== undefined) await run(scheduledTime, ports, [refusal]);
}
