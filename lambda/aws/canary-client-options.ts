/** How long one request of a canary may take, in milliseconds. */
export interface RequestLimits {
  readonly connect: number;
  readonly request: number;
}

const LIMITS_MS: RequestLimits = { connect: 1_000, request: 2_500 };

/**
 * How every client of a canary waits: it gives up early and never tries again by itself, because a sample that is
 * late is worth nothing. Connections are fresh: between two runs Lambda freezes the process, and a kept one is mostly
 * dead when it thaws.
 */
export function canaryClientOptions(region: string, limits: RequestLimits = LIMITS_MS) {
  return {
    region,
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: limits.connect,
      requestTimeout: limits.request,
      socketTimeout: limits.request,
      throwOnRequestTimeout: true,
      httpAgent: { keepAlive: false },
      httpsAgent: { keepAlive: false },
    },
  } as const;
}
