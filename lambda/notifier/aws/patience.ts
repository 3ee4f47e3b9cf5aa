/** How every client waits: two short tries, so that one lost packet costs no message and one dead service no time. */
export function patience(region: string) {
  return {
    region,
    maxAttempts: 2,
    requestHandler: {
      connectionTimeout: 800,
      requestTimeout: 1_200,
      socketTimeout: 1_200,
      throwOnRequestTimeout: true,
      // between two invocations Lambda freezes the process, and a kept connection is mostly dead when it thaws
      httpAgent: { keepAlive: false },
      httpsAgent: { keepAlive: false },
    },
  } as const;
}

/** Ends a piece of work after its share of the invocation's time, or at `deadline`, where reading must end. */
export function within(ms: number, deadline?: AbortSignal): { readonly abortSignal: AbortSignal } {
  const own = AbortSignal.timeout(ms);
  return { abortSignal: deadline === undefined ? own : AbortSignal.any([own, deadline]) };
}
