import { environmentOf } from '../../lib/contract/functions';

/**
 * Stands in a bundle for the SDK's chain of credentials (files, SSO, web identities, instance metadata), of which a
 * Lambda function can use nothing: its role's credentials are in its environment, and outlive it.
 */
export function defaultProvider() {
  return async () => {
    const found = environmentOf(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'], process.env);
    return {
      accessKeyId: found.AWS_ACCESS_KEY_ID,
      secretAccessKey: found.AWS_SECRET_ACCESS_KEY,
      sessionToken: process.env.AWS_SESSION_TOKEN,
    };
  };
}
