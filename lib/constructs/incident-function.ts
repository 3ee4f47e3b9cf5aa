import { Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Fleet } from '../contract/fleet';
import type { NotifierEnvironment } from '../contract/functions';
import { mayJudge, mayTell } from './incident-permissions';
import type { LambdaFunctionProps } from './lambda-function';
import type { PeopleTopics } from './people-topics';

/** Whose incidents, and who is told of them. */
export interface IncidentFunctionProps {
  readonly fleet: Fleet;
  readonly people: PeopleTopics;
  readonly key: IKey;
}

/** What functions that judge incidents and tell people of them have in common. */
export function incidentFunction(
  scope: Construct,
  { fleet, people, key }: IncidentFunctionProps,
  receipts: Table,
): Pick<LambdaFunctionProps, 'memoryMb' | 'permissions'> & {
  readonly environment: Record<keyof NotifierEnvironment, string>;
} {
  const stack = Stack.of(scope);
  return {
    memoryMb: 512,
    environment: { TOPICS: stack.toJsonString(people.topics), RECEIPTS_TABLE: receipts.tableName },
    permissions: [...mayTell(stack, people, key), ...mayJudge(stack, fleet, receipts.tableArn)],
  };
}
