import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, it } from '@jest/globals';
import { loggedRecords } from '../../../lambda/notifier/aws/logged-records';
import { type Answer, recorderOfFile } from './recorder';

const MINUTE = Date.parse('2021-10-04T15:41:00Z');

const { start: aws, current } = recorderOfFile();

describe('a run record', () => {
  const read = async (answer: Answer) => {
    const { options } = await aws(answer);
    const record = loggedRecords((region) => new CloudWatchLogsClient({ ...options, region }), '/common-cause/canary');
    return record('eu-west-1', MINUTE);
  };

  it('is found by type and minute, behind empty pages and among other lines', async () => {
    const events = [
      { message: 'START RequestId: 1 Version: $LATEST\n' },
      { message: '{"type":"run","minute":"2021-10-04T15:40:00.000Z"}\n' },
      { message: '{"type":"run","minute":"2021-10-04T15:41:00.000Z","vantage":"eu-west-1"}\n' },
    ];
    const found = await read((_, count) => (count === 1 ? { events: [], nextToken: 'more' } : { events }));
    expect(found).toMatchObject({ type: 'run', vantage: 'eu-west-1' });
    expect(current()?.requests[0]?.body).toEqual({
      logGroupName: '/common-cause/canary',
      startTime: MINUTE,
      endTime: MINUTE + 120_000,
      filterPattern: '{ $.type = "run" && $.minute = "2021-10-04T15:41*" }',
    });
  });

  it('that was not written is undefined', async () => {
    expect(await read(() => ({ events: [] }))).toBeUndefined();
  });

  it('rejects where the log group cannot be read', async () => {
    await expect(read(() => ({ __type: 'ResourceNotFoundException' }))).rejects.toThrow();
  });
});
