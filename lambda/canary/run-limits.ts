/** The time limits of a run, in milliseconds (design.md, Probing). */
export const RUN_LIMITS_MS = {
  /** A run waits to this second of its minute: later than most, so that a minute's samples are fresh at its end. */
  startsAt: 40_000,
  /** Invoked before this second, it waits in its queue; from then on the way there and back is not worth it. */
  queuesBefore: 38_000,
  /** Later than so long after its minute's start nothing runs. */
  latestStart: 75_000,
  dnsQuestion: 2_000,
  /** When a question without an answer is sent again: a datagram may be lost. */
  dnsResent: [600, 1_200],
  /** How much longer other resolvers get once one has answered well. */
  otherResolvers: 300,
  connect: 3_000,
  tls: 3_000,
  firstByte: 4_000,
  /** How long nothing of a body may come, and how long we read one that does. */
  bodyStalls: 3_000,
  body: 5_000,
  /** A retry begins so long after a first failure. */
  retryAfter: { least: 3_000, spread: 2_000 },
  /** Both tries end here; what ends within `cutOff` of it was cut off: a second try that was does not count. */
  triesEnd: 14_000,
  cutOff: 50,
  publishes: 15_000,
} as const;

/** How many addresses of one endpoint are asked: more would take the run's time from the others. */
export const MAX_ADDRESSES = 8;

/** How many redirects of one endpoint are followed. */
export const MAX_REDIRECTS = 5;

/** How long after a first failure a run asks again; `chance` is uniform in [0, 1). */
export function retryAfterMs(chance: number): number {
  return RUN_LIMITS_MS.retryAfter.least + chance * RUN_LIMITS_MS.retryAfter.spread;
}
