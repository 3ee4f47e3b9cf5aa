import { ArnFormat, type Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Fleet } from '../contract/fleet';
import { resourceName } from '../contract/resource-names';
import type { PeopleTopics } from './people-topics';

/** Everything that sending to people needs: their topics, and the keys that these are encrypted with. */
export function mayTell(stack: Stack, { topics, hasForeign }: PeopleTopics, key: IKey): readonly PolicyStatement[] {
  const useKey = { actions: ['kms:Decrypt', 'kms:GenerateDataKey'] };
  // a drill's hub tells nobody, and a statement without resources is none
  if (topics.length === 0) return [];
  return [
    new PolicyStatement({ actions: ['sns:Publish'], resources: [...new Set(topics.map(({ arn }) => arn))] }),
    // the key of somebody else's topic is unknown here, but SNS in this region is the only way to it
    hasForeign
      ? new PolicyStatement({
          ...useKey,
          resources: ['*'],
          conditions: { StringEquals: { 'kms:ViaService': `sns.${stack.region}.amazonaws.com` } },
        })
      : new PolicyStatement({ ...useKey, resources: [key.keyArn] }),
  ];
}

/** Everything that reading the vantages' run records needs. */
export function mayReadRecords(stack: Stack, fleet: Fleet): PolicyStatement {
  const canaryLogs = fleet.vantages.map((region) =>
    stack.formatArn({
      service: 'logs',
      region,
      resource: 'log-group',
      resourceName: `${resourceName.canaryLogGroup(fleet.name)}:*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    }),
  );
  return new PolicyStatement({ actions: ['logs:FilterLogEvents'], resources: canaryLogs });
}

/** The receipts of every hub: a hub reads its own, and writes to all. */
function receiptTables(stack: Stack, fleet: Fleet, ownArn: string): readonly string[] {
  const others = fleet.hubs.filter((region) => region !== stack.region);
  const resource = { service: 'dynamodb', resource: 'table', resourceName: resourceName.receipts(fleet.name) };
  return [ownArn, ...others.map((region) => stack.formatArn({ ...resource, region }))];
}

/** What is read of a hub's own metrics and alarms. */
const READS = [
  'cloudwatch:GetMetricData',
  'cloudwatch:DescribeAlarms',
  'cloudwatch:ListAlarmMuteRules',
  'cloudwatch:GetAlarmMuteRule',
];

/** Everything that judging incidents needs: receipts, the hub's own series and alarms, and the vantages' run records. */
export function mayJudge(stack: Stack, fleet: Fleet, receiptsArn: string): readonly PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: ['dynamodb:Scan', 'dynamodb:UpdateItem'],
      resources: [...receiptTables(stack, fleet, receiptsArn)],
    }),
    // GetMetricData knows no resources and no namespace condition.
    new PolicyStatement({
      actions: READS,
      resources: ['*'],
      conditions: { StringEquals: { 'aws:RequestedRegion': [...new Set([stack.region, ...fleet.hubs])] } },
    }),
    mayReadRecords(stack, fleet),
  ];
}
