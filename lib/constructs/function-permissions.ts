import { ArnFormat, type Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Fleet } from '../contract/fleet';
import { namespace } from '../contract/metrics';

/** Publishing into the namespace of a configuration, in the metrics of some hubs. */
export function mayPublish({ name }: Pick<Fleet, 'name'>, hubs: readonly string[]): PolicyStatement {
  return new PolicyStatement({
    actions: ['cloudwatch:PutMetricData'],
    resources: ['*'],
    conditions: { StringEquals: { 'cloudwatch:namespace': namespace(name), 'aws:RequestedRegion': [...hubs] } },
  });
}

/** Reading secrets of the stack's region by their names, and no others; none where there are no names. */
export function mayReadSecrets(stack: Stack, names: readonly string[]): readonly PolicyStatement[] {
  if (names.length === 0) return [];
  const resources = names.map((name) =>
    stack.formatArn({
      service: 'secretsmanager',
      resource: 'secret',
      // Secrets Manager puts six characters behind a name
      resourceName: `${name}-??????`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    }),
  );
  return [new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources })];
}
