import { leftOut } from './left-out';

const LIBRARY = '@aws-sdk/client-secrets-manager';

/** Stands for the client of secrets in a bundle whose configuration names none. */
export class SecretsManagerClient {
  readonly send = (): never => leftOut(LIBRARY);
}

/** Stands for its one question. */
export class GetSecretValueCommand {}
