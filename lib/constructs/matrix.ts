import { Duration, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Fleet } from '../contract/fleet';
import { MATRIX } from '../contract/functions';
import { resourceName } from '../contract/resource-names';
import { mayReadRecords } from './incident-permissions';
import { LambdaFunction } from './lambda-function';

/** What draws services x vantages on a hub's dashboard. */
export interface MatrixProps {
  readonly fleet: Fleet;
  /** Folder of its asset. */
  readonly asset: string;
}

/**
 * The matrix: it may read run records, and nothing else. CloudWatch invokes it in the name of whoever looks, so that
 * nobody needs to be let in.
 */
export class Matrix extends Construct {
  constructor(scope: Construct, id: string, { fleet, asset }: MatrixProps) {
    super(scope, id);
    new LambdaFunction(this, 'Matrix', {
      functionName: resourceName.matrix(fleet.name),
      logGroupName: resourceName.matrixLogGroup(fleet.name),
      description: 'Draws services by vantages on the dashboard, from run records',
      asset,
      memoryMb: 512,
      timeout: Duration.seconds(MATRIX.timeoutSeconds),
      permissions: [mayReadRecords(Stack.of(this), fleet)],
    });
  }
}
