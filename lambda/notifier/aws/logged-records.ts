import { type CloudWatchLogsClient, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import { MINUTE } from '../../../lib/contract/minute';
import type { RunRecord } from '../../../lib/contract/run-record';
import type { Host } from '../host';
import { within } from './patience';

/** All records of a minute are read within this time, in parallel; what is missing then is told as missing. */
const READ_MS = 2_000;

/** A run writes its record within its minute or soon after. */
const WRITTEN_WITHIN_MS = 2 * MINUTE;

/** The run record of a log line; Lambda's own lines, and whatever else stands in the group, are none. */
function recordOf(line: string, prefix: string): RunRecord | undefined {
  try {
    const record = JSON.parse(line);
    return record?.type === 'run' && String(record.minute).startsWith(prefix) ? record : undefined;
  } catch {
    return undefined;
  }
}

/** Run records from the vantages' log groups, each in its own region. */
export function loggedRecords(
  clientOf: (region: string) => CloudWatchLogsClient,
  logGroupName: string,
  deadline?: AbortSignal,
): Host['record'] {
  return async (vantage, minute) => {
    const prefix = new Date(minute).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length);
    const request = {
      logGroupName,
      startTime: minute,
      endTime: minute + WRITTEN_WITHIN_MS,
      filterPattern: `{ $.type = "run" && $.minute = "${prefix}*" }`,
    };
    // a page may be empty and yet not be the last one
    for await (const page of paginateFilterLogEvents(
      { client: clientOf(vantage) },
      request,
      within(READ_MS, deadline),
    )) {
      const record = page.events?.flatMap(({ message = '' }) => recordOf(message, prefix) ?? [])[0];
      if (record !== undefined) return record;
    }
    return undefined;
  };
}
