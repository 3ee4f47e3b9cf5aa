import { Aspects, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb';
import { ManagedPolicy, PermissionsBoundary } from 'aws-cdk-lib/aws-iam';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import type { IConstruct } from 'constructs';
import type { StackSettings } from '../config/deployment';
import type { Fleet } from '../contract/fleet';
import { resourceName } from '../contract/resource-names';

/** What is kept when a stack goes: run records and logs, and the receipts. Claims expire by themselves. */
function isData(node: IConstruct, fleet: Fleet): node is CfnLogGroup | CfnTable {
  return (
    node instanceof CfnLogGroup || (node instanceof CfnTable && node.tableName === resourceName.receipts(fleet.name))
  );
}

/** Applies what a configuration says of all stacks alike, so that no construct need know of it. */
export function applySettings(stack: Stack, fleet: Fleet, settings: StackSettings): void {
  const { logRetentionDays, permissionsBoundary, keepData } = settings;
  Aspects.of(stack).add({
    visit: (node) => {
      if (node instanceof CfnLogGroup) node.retentionInDays = logRetentionDays;
      if (keepData && isData(node, fleet)) node.applyRemovalPolicy(RemovalPolicy.RETAIN);
    },
  });
  if (permissionsBoundary === undefined) return;
  const policy = permissionsBoundary.startsWith('arn:')
    ? ManagedPolicy.fromManagedPolicyArn(stack, 'PermissionsBoundary', permissionsBoundary)
    : ManagedPolicy.fromManagedPolicyName(stack, 'PermissionsBoundary', permissionsBoundary);
  PermissionsBoundary.of(stack).apply(policy);
}
