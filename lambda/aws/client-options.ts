/** What is not answered by then will not be: reading and sending have limits of their own below these. */
const LIMITS_MS = { connect: 1_500, request: 4_500 };

/**
 * How every client of a hub waits. What changes something or tells somebody is tried once: a second try of what was
 * done already would look as if somebody else had done it.
 */
export function clientOptions(region: string, maxAttempts: 1 | 2) {
  return {
    region,
    maxAttempts,
    requestHandler: {
      connectionTimeout: LIMITS_MS.connect,
      requestTimeout: LIMITS_MS.request,
      socketTimeout: LIMITS_MS.request,
      throwOnRequestTimeout: true,
      // between two invocations Lambda freezes the process, and a kept connection is mostly dead when it thaws
      httpAgent: { keepAlive: false },
      httpsAgent: { keepAlive: false },
    },
  } as const;
}

/** Ends a piece of work after its share of the invocation's time, or at `deadline`, where reading must end. */
export function endingAfter(ms: number, deadline?: AbortSignal): { readonly abortSignal: AbortSignal } {
  const own = AbortSignal.timeout(ms);
  return { abortSignal: deadline === undefined ? own : AbortSignal.any([own, deadline]) };
}
