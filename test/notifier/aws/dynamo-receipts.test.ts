import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { dynamoReceipts } from '../../../lambda/notifier/aws/dynamo-receipts';
import type { Receipt } from '../../../lambda/notifier/host';
import { recorderOfFile } from './recorder';

const { start: aws } = recorderOfFile();

describe('receipts', () => {
  const receipt: Receipt = {
    key: 'everything',
    openedAt: 7,
    since: 5,
    hub: 'us-east-1',
    services: ['a'],
    vantages: [],
    toldAt: 7,
  };
  const item = { key: { S: 'everything' }, openedAt: { N: '7' }, receipt: { S: JSON.stringify(receipt) } };

  it('are written and read as one JSON text, consistently', async () => {
    const { options, requests } = await aws((operation) =>
      operation === 'GetItem' ? { Item: item } : operation === 'Scan' ? { Items: [item] } : {},
    );
    const receipts = dynamoReceipts(new DynamoDBClient(options), 'table');
    await receipts.put(receipt);
    expect(await receipts.get('everything')).toEqual(receipt);
    expect(await receipts.list()).toEqual([receipt]);
    await receipts.remove('everything');
    expect(requests).toEqual([
      { operation: 'PutItem', body: { TableName: 'table', Item: item } },
      { operation: 'GetItem', body: { TableName: 'table', Key: { key: item.key }, ConsistentRead: true } },
      { operation: 'Scan', body: { TableName: 'table', ConsistentRead: true } },
      { operation: 'DeleteItem', body: { TableName: 'table', Key: { key: item.key } } },
    ]);
  });

  it('are amended only where they stand with the same opening', async () => {
    const { options, requests } = await aws(() => ({ __type: 'ConditionalCheckFailedException' }));
    await dynamoReceipts(new DynamoDBClient(options), 'table').amend(receipt);
    expect(requests[0]?.body).toMatchObject({
      ConditionExpression: 'openedAt = :openedAt',
      ExpressionAttributeValues: { ':openedAt': { N: '7' } },
    });
  });

  it('rejects what the table refuses for another reason', async () => {
    const { options } = await aws(() => ({ __type: 'AccessDeniedException' }));
    await expect(dynamoReceipts(new DynamoDBClient(options), 'table').amend(receipt)).rejects.toThrow();
  });
});
