import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { dynamoReceipts } from '../../lambda/aws/dynamo-receipts';
import type { RowChange } from '../../lambda/incidents/receipts/receipt-table';
import { recorderOfFile } from '../servers/aws-recorder';

const { start: aws } = recorderOfFile();

const CHANGE: RowChange = {
  key: 'everything',
  set: { okAt: 7, services: ['a', 'b'], layer: 'dns' },
  remove: ['candidate'],
  where: [
    { fact: 'toldAt', is: 5 },
    { fact: 'closedAt', is: undefined },
    { fact: 'okAt', below: 7 },
  ],
};

describe('receipts', () => {
  it('are read consistently, with whatever stands in a row', async () => {
    const item = {
      key: { S: 'everything' },
      okAt: { N: '7' },
      layer: { S: 'dns' },
      services: { L: [{ S: 'a' }] },
      odd: { BOOL: true },
    };
    const { options, requests } = await aws((_, count) =>
      count === 1
        ? { Items: [item], LastEvaluatedKey: { key: { S: 'everything' } } }
        : { Items: [{ key: { S: 'b' } }] },
    );
    expect(await dynamoReceipts(new DynamoDBClient(options), 'table').list()).toEqual([
      { key: 'everything', facts: { okAt: 7, layer: 'dns', services: ['a'], odd: { BOOL: true } } },
      { key: 'b', facts: {} },
    ]);
    expect(requests[0]).toEqual({ operation: 'Scan', body: { TableName: 'table', ConsistentRead: true } });
  });

  it('are changed fact by fact, each change with its conditions', async () => {
    const { options, requests } = await aws(() => ({}));
    expect(await dynamoReceipts(new DynamoDBClient(options), 'table').change(CHANGE, 1_000)).toBe(true);
    expect(requests).toEqual([
      {
        operation: 'UpdateItem',
        body: {
          TableName: 'table',
          Key: { key: { S: 'everything' } },
          UpdateExpression: 'SET #0 = :0, #1 = :1, #2 = :2 REMOVE #3',
          ConditionExpression: '#4 = :3 AND attribute_not_exists(#5) AND (attribute_not_exists(#0) OR #0 < :4)',
          ExpressionAttributeNames: {
            '#0': 'okAt',
            '#1': 'services',
            '#2': 'layer',
            '#3': 'candidate',
            '#4': 'toldAt',
            '#5': 'closedAt',
          },
          ExpressionAttributeValues: {
            ':0': { N: '7' },
            ':1': { L: [{ S: 'a' }, { S: 'b' }] },
            ':2': { S: 'dns' },
            ':3': { N: '5' },
            ':4': { N: '7' },
          },
        },
      },
    ]);
  });

  it('are left alone where a condition does not hold', async () => {
    const { options } = await aws(() => ({ __type: 'ConditionalCheckFailedException' }));
    expect(await dynamoReceipts(new DynamoDBClient(options), 'table').change(CHANGE, 1_000)).toBe(false);
  });

  it('rejects what the table refuses for another reason', async () => {
    const { options } = await aws(() => ({ __type: 'AccessDeniedException' }));
    await expect(dynamoReceipts(new DynamoDBClient(options), 'table').change(CHANGE, 1_000)).rejects.toThrow();
  });
});
