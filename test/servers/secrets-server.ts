import { type AwsJsonServer, startAwsJsonServer } from './aws-json-server';

/** Secrets Manager on loopback. */
export interface SecretsServer extends AwsJsonServer {
  /** Names that were asked for, in their order. */
  readonly asked: readonly string[];
}

/** Starts it with what it holds; `secrets` may change later. */
export async function startSecretsServer(secrets: ReadonlyMap<string, string>): Promise<SecretsServer> {
  const asked: string[] = [];
  const server = await startAwsJsonServer({
    GetSecretValue: ({ SecretId }) => {
      const name = String(SecretId);
      asked.push(name);
      const value = secrets.get(name);
      return value === undefined
        ? { __type: 'ResourceNotFoundException', message: `no secret ${name}` }
        : { Name: name, SecretString: value };
    },
  });
  return { ...server, asked };
}
