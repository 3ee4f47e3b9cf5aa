import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { secretsManager } from '../../lambda/aws/secrets-manager';
import { once } from '../../lambda/canary/once';

/** The secrets of a region by their names, read with whatever credentials this machine has. */
export function secretsAws(region: string): (name: string) => Promise<string> {
  return secretsManager(once(() => new SecretsManagerClient({ region })));
}
