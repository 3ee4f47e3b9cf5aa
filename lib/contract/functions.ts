/** What stack and handler of each Lambda function must agree on: its event, its environment, its time. */

/** The event of a canary: EventBridge Scheduler writes the minute that it means into it. */
export interface CanaryEvent {
  /** ISO 8601: the run's minute, the timestamp of its samples, and its identity. */
  readonly scheduledTime: string;
}

/** The event of a canary whose run has waited in its queue: one message, whose body is Scheduler's event as JSON. */
export interface QueuedEvent {
  readonly Records: readonly { readonly body: string }[];
}

/** Names of the environment variables of a canary. */
export interface CanaryEnvironment {
  readonly CLAIMS_TABLE: string;
  readonly RUN_QUEUE_URL: string;
}

/** A canary: one run a minute. */
export const CANARY = {
  folder: 'canary',
  /** Where its queue refuses, it waits to second 40 of its minute by itself, and then has 18 s. */
  timeoutSeconds: 75,
  maxEventAgeSeconds: 60,
  event: { scheduledTime: '<aws.scheduler.scheduled-time>' } satisfies CanaryEvent,
  /** The least that SQS allows. A message is invisible for as long as the function may run, and so received once. */
  queueRetentionSeconds: 60,
  /** A row of its table: the minute that is claimed, and when it expires (epoch seconds). */
  claims: { key: 'minute', expires: 'expires' },
} as const;

/** Names of the environment variables of all that tells of incidents. */
export interface NotifierEnvironment {
  /** JSON of the topics on which people are told. */
  readonly TOPICS: string;
  readonly RECEIPTS_TABLE: string;
}

/** The notifier: invoked by SNS with state changes of alarms. */
export const NOTIFIER = {
  folder: 'notifier',
  /** Reading 4 s, a claim 1 s, sending 4 s, remembering 0.5 s. */
  timeoutSeconds: 10,
  /** An alarm that waits longer in Lambda's queue reaches people raw. */
  maxEventAgeSeconds: 120,
} as const;

/** Names of the environment variables of the sentinel. */
export interface SentinelEnvironment extends NotifierEnvironment {
  readonly TICK_QUEUE_URL: string;
}

/** What the sentinel is invoked with: by its schedule each minute, and by its queue half a minute later. */
export interface SentinelEvent {
  /** ISO 8601: the minute. */
  readonly scheduledTime: string;
}

/** The sentinel: twice a minute it sets the loop going, and once it judges open incidents again. */
export const SENTINEL = {
  folder: 'sentinel',
  /** Where its queue refuses, it waits to the half of its minute by itself. */
  timeoutSeconds: 45,
  maxEventAgeSeconds: 60,
  event: { scheduledTime: '<aws.scheduler.scheduled-time>' } satisfies SentinelEvent,
  queueRetentionSeconds: 60,
} as const;

/** Names of the environment variables of the loop's function: none but Lambda's own. */
export const LOOP = {
  folder: 'loop',
  timeoutSeconds: 10,
  /** A turn that comes later proves nothing of now. */
  maxEventAgeSeconds: 60,
} as const;

/** Names of the environment variables of the fallback. */
export interface FallbackEnvironment {
  /** JSON of the topics on which people are told. */
  readonly TOPICS: string;
}

/** The fallback: invoked by Lambda with what the notifier could not do. */
export const FALLBACK = {
  folder: 'fallback',
  timeoutSeconds: 10,
  /** Tried again twice within that time: an alarm that is older tells nobody anything new. */
  maxEventAgeSeconds: 600,
} as const;

/** The matrix: invoked by CloudWatch when somebody looks at the dashboard. */
export const MATRIX = {
  folder: 'matrix',
  timeoutSeconds: 3,
  /** What is not read by then is drawn as not read. */
  readWithinMs: 2_000,
} as const;

/** The variables of a function's environment. @throws Error that names the first one that is not set */
export function environmentOf<Name extends string>(
  names: readonly Name[],
  environment: NodeJS.ProcessEnv,
): Readonly<Record<Name, string>> {
  const missing = names.find((name) => (environment[name] ?? '') === '');
  if (missing !== undefined) throw new Error(`environment: ${missing} is not set; set it in the function's stack`);
  return Object.fromEntries(names.map((name) => [name, environment[name]])) as Record<Name, string>;
}
