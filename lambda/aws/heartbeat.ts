import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { endingAfter } from './client-options';

const PING_WITHIN_MS = 4_000;

/** Pings the URL that a secret holds. It is read once for each environment, and again after a ping that failed. */
export function heartbeat(client: SecretsManagerClient, secretName: string): () => Promise<void> {
  let url: string | undefined;
  return async () => {
    const { abortSignal } = endingAfter(PING_WITHIN_MS);
    url ??= (await client.send(new GetSecretValueCommand({ SecretId: secretName }), { abortSignal })).SecretString;
    if (url === undefined) throw new Error(`heartbeat: secret ${secretName} holds no text; write the URL into it`);
    try {
      const { ok, status, body } = await fetch(url.trim(), { signal: abortSignal });
      await body?.cancel();
      if (!ok) throw new Error(`answered ${status}`);
    } catch (error) {
      url = undefined;
      // the URL is a secret, and errors of fetch may quote it
      const why = error instanceof Error && error.message.startsWith('answered') ? error.message : 'not reached';
      throw new Error(`heartbeat: the URL in secret ${secretName}: ${why}`);
    }
  };
}
