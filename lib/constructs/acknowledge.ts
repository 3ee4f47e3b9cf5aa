import { Stack, Validations } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';

/** Findings of rule packs, `Pack::Rule`, with why each is meant to be so. */
export type Reasons = Readonly<Record<`${'AwsSolutions' | 'Serverless'}::${string}`, string>>;

/** Says of a construct and all in it which findings of cdk-nag are meant to be so, and why (test/stacks/nag.test.ts). */
export function acknowledge(construct: IConstruct, reasons: Reasons): void {
  for (const [id, reason] of Object.entries(reasons)) Validations.of(construct).acknowledge({ id, reason });
}

/** A resource of a statement as cdk-nag spells it: references by their names. */
function spelled(stack: Stack, resource: string): string {
  const text = JSON.stringify(stack.resolve(resource)).replaceAll(/\{"Ref":"([^"]+)"\}/g, '"<$1>"');
  const joined = JSON.parse(text);
  return typeof joined === 'string' ? joined : joined['Fn::Join'][1].join('');
}

/** Says of a role's wildcards that they are meant: the end of a log group's ARN, and calls that know no resources. */
export function acknowledgeWildcards(role: IConstruct, statements: readonly PolicyStatement[]): void {
  const stack = Stack.of(role);
  const wildcards = statements.flatMap(({ resources }) => resources.filter((resource) => resource.endsWith('*')));
  const why =
    'Each stands under a condition, or at the end of a log group: test/stacks/nag.test.ts reads every statement.';
  for (const resource of wildcards) {
    acknowledge(role, { [`AwsSolutions::AwsSolutions-IAM5[Resource::${spelled(stack, resource)}]`]: why });
  }
}
