import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { Fleet } from '../../lib/contract/fleet';
import { MATRIX } from '../../lib/contract/functions';
import { resourceName } from '../../lib/contract/resource-names';
import type { MatrixPorts } from '../matrix/ports';
import { clientOptions } from './client-options';
import { loggedRecords } from './logged-records';

/** Rejects when a signal says so, whatever the promise still waits for. */
function endedBy<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  const ended = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error(`no answer within ${MATRIX.readWithinMs} ms`)));
  });
  return Promise.race([promise, ended]);
}

/** The matrix in AWS: clients are made once, and the time for reading begins with each invocation. */
export function matrixPorts(fleet: Fleet): () => MatrixPorts {
  const clients = new Map(fleet.vantages.map((each) => [each, new CloudWatchLogsClient(clientOptions(each, 2))]));
  const clientOf = (vantage: string) => clients.get(vantage) ?? new CloudWatchLogsClient(clientOptions(vantage, 2));
  return () => {
    const deadline = AbortSignal.timeout(MATRIX.readWithinMs);
    const record = loggedRecords(clientOf, resourceName.canaryLogGroup(fleet.name), deadline);
    return { fleet, now: Date.now, record: (vantage, minute) => endedBy(deadline, record(vantage, minute)) };
  };
}
