import { type CloudWatchLogsClient, paginateFilterLogEvents } from '@aws-sdk/client-cloudwatch-logs';
import { MINUTE } from '../../lib/contract/minute';
import { readableRecord } from '../incidents/evidence/readable-record';
import type { IncidentPorts } from '../incidents/ports';
import { endingAfter } from './client-options';

/** All records of a minute are read within this time, in parallel; what is missing then is told as missing. */
const READ_WITHIN_MS = 2_000;

/** A run writes its record within its minute or soon after. */
const WRITTEN_WITHIN_MS = 2 * MINUTE;

/** What a log line says of a run of that minute; undefined for Lambda's own lines, and whatever else stands in the group. */
function runOf(line: string, prefix: string): object | undefined {
  try {
    const run = JSON.parse(line);
    return run?.type === 'run' && String(run.minute).startsWith(prefix) ? run : undefined;
  } catch {
    return undefined;
  }
}

/** Run records from the vantages' log groups, each in its own region. Rejects where one was written that this version cannot read. */
export function loggedRecords(
  clientOf: (region: string) => CloudWatchLogsClient,
  logGroupName: string,
  deadline?: AbortSignal,
): IncidentPorts['record'] {
  return async (vantage, minute) => {
    const prefix = new Date(minute).toISOString().slice(0, 'yyyy-mm-ddThh:mm'.length);
    const request = {
      logGroupName,
      startTime: minute,
      endTime: minute + WRITTEN_WITHIN_MS,
      filterPattern: `{ $.type = "run" && $.minute = "${prefix}*" }`,
    };
    const pages = paginateFilterLogEvents(
      { client: clientOf(vantage) },
      request,
      endingAfter(READ_WITHIN_MS, deadline),
    );
    const unreadable: object[] = [];
    // a page may be empty and yet not be the last one
    for await (const { events = [] } of pages) {
      const runs = events.flatMap(({ message = '' }) => runOf(message, prefix) ?? []);
      const record = runs.map(readableRecord).find((found) => found?.vantage === vantage);
      if (record !== undefined) return record;
      unreadable.push(...runs);
    }
    if (unreadable.length === 0) return undefined;
    throw new Error(`run record: is of another version or shape, got ${JSON.stringify(unreadable[0]).slice(0, 80)}`);
  };
}
