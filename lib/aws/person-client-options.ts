/** Whose account is asked. */
export interface Access {
  /** A profile of the shared configuration. @default what the environment says */
  readonly profile?: string | undefined;
}

/** How the clients of a command wait: a person does, and what does not answer soon is said not to be readable. */
export function personClientOptions(region: string, { profile }: Access = {}) {
  return {
    region,
    maxAttempts: 2,
    ...(profile === undefined ? {} : { profile }),
    requestHandler: { connectionTimeout: 2_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
  };
}
