import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, it } from '@jest/globals';
import { loggedRecords } from '../../lambda/aws/logged-records';
import type { RunRecord } from '../../lib/contract/run-record';
import { type Answer, recorderOfFile } from '../servers/aws-recorder';

const MINUTE = Date.parse('2021-10-04T15:41:00Z');

const RECORD: RunRecord = {
  type: 'run',
  version: 1,
  vantage: 'eu-west-1',
  minute: '2021-10-04T15:41:00.000Z',
  startedAt: '2021-10-04T15:41:40.000Z',
  durationMs: 6_000,
  blind: false,
  witnesses: [{ name: 'w0', code: 'up' }],
  cells: [{ service: 'zoom', verdict: { kind: 'failing', code: 'http.status' }, detail: 'HTTP 503' }],
  causes: { 'owner/meta': ['facebook'] },
  unexplained: [],
  everything: false,
  failedResolvers: [],
  lastGood: {},
  hubs: {},
};

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
      { message: `${JSON.stringify(RECORD)}\n` },
    ];
    const found = await read((_, count) => (count === 1 ? { events: [], nextToken: 'more' } : { events }));
    expect(found).toEqual(RECORD);
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

  it.each([
    ['of another version', { version: 2 }],
    ['without cells', { cells: undefined }],
    ['with a cell that has no verdict', { cells: [{ service: 'zoom' }] }],
    ['with a code that is not a text', { cells: [{ service: 'zoom', verdict: { kind: 'failing', code: 7 } }] }],
    ['with witnesses of another shape', { witnesses: ['w0'] }],
    ['with causes of another shape', { causes: { 'owner/meta': 'facebook' } }],
    ['whose causes are null', { causes: null }],
    ['of another vantage', { vantage: 'us-east-1' }],
    ['that does not say whether it is blind', { blind: 'no' }],
  ])('rejects one %s', async (_, more) => {
    const events = [{ message: JSON.stringify({ ...RECORD, ...more }) }];
    await expect(read(() => ({ events }))).rejects.toThrow('run record: is of another version or shape');
  });

  it('that can be read is taken, whatever else was written of its minute', async () => {
    const events = [{ message: JSON.stringify({ ...RECORD, version: 2 }) }, { message: JSON.stringify(RECORD) }];
    expect(await read(() => ({ events }))).toEqual(RECORD);
  });

  it('rejects where the log group cannot be read', async () => {
    await expect(read(() => ({ __type: 'ResourceNotFoundException' }))).rejects.toThrow();
  });
});
