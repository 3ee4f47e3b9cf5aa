import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** The secrets of a canary's own region, by their names. */
export function secretsManager(clientOf: () => SecretsManagerClient): (name: string) => Promise<string> {
  return async (name) => {
    const { SecretString } = await clientOf().send(new GetSecretValueCommand({ SecretId: name }));
    if (SecretString === undefined) throw new Error('it holds no text');
    return SecretString;
  };
}
