import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dynamoReceipts } from '../../../lambda/aws/dynamo-receipts';
import type { ReceiptTable, RowChange } from '../../../lambda/incidents/receipts/receipt-table';
import { createReceiptTable } from '../../../lib/drill/hub/receipt-table';
import { type AwsJsonServer, startAwsJsonServer } from '../../servers/aws-json-server';
import { DynamoTable } from '../../servers/dynamo-table';

const WITHIN_MS = 2_000;

const change = (more: Partial<RowChange>): RowChange => ({ key: 'everything', set: { okAt: 7 }, where: [], ...more });

let table = new DynamoTable();
let dynamo: AwsJsonServer;

beforeAll(async () => {
  dynamo = await startAwsJsonServer({
    Scan: () => table.scan(),
    UpdateItem: (body) => table.update(body as never),
  });
});
afterAll(() => dynamo.close());

function inDynamo(): ReceiptTable {
  table = new DynamoTable();
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return dynamoReceipts(new DynamoDBClient({ region: 'us-east-1', endpoint: dynamo.url, credentials }), 'receipts');
}

describe.each([
  ['in the memory of a drill', createReceiptTable],
  ['in DynamoDB', inDynamo],
] as const)('a table of receipts %s', (_, create) => {
  it.each([
    ['an absent fact', { where: [{ fact: 'toldAt', is: undefined }] }, false],
    ['a fact that is absent', { where: [{ fact: 'alarmAt', is: undefined }] }, true],
    ['the same fact', { where: [{ fact: 'toldAt', is: 5 }] }, true],
    ['another fact', { where: [{ fact: 'toldAt', is: 6 }] }, false],
    ['a fact that is not there', { where: [{ fact: 'alarmAt', is: 5 }] }, false],
    ['a smaller fact', { where: [{ fact: 'toldAt', below: 6 }] }, true],
    ['an equal fact', { where: [{ fact: 'toldAt', below: 5 }] }, false],
    ['a missing fact below anything', { where: [{ fact: 'alarmAt', below: 0 }] }, true],
    [
      'one of two that does not hold',
      {
        where: [
          { fact: 'toldAt', is: 5 },
          { fact: 'alarmAt', is: 1 },
        ],
      },
      false,
    ],
  ] as const)('asked for %s', async (_, more, holds) => {
    const receipts = create();
    await receipts.change(change({ set: { toldAt: 5 } }), WITHIN_MS);
    expect(await receipts.change(change(more), WITHIN_MS)).toBe(holds);
    const facts = holds ? { toldAt: 5, okAt: 7 } : { toldAt: 5 };
    expect(await receipts.list()).toEqual([{ key: 'everything', facts }]);
  });

  it('makes a row where there is none, also one of which nothing was asked', async () => {
    const receipts = create();
    expect(await receipts.change(change({ where: [{ fact: 'okAt', below: 3 }] }), WITHIN_MS)).toBe(true);
    expect(await receipts.list()).toEqual([{ key: 'everything', facts: { okAt: 7 } }]);
  });

  it('changes and removes single facts, and leaves the others alone', async () => {
    const receipts = create();
    await receipts.change(change({ set: { toldAt: 5, layer: 'dns', services: ['a', 'b'] } }), WITHIN_MS);
    await receipts.change(change({ remove: ['layer', 'candidate'] }), WITHIN_MS);
    expect(await receipts.list()).toEqual([{ key: 'everything', facts: { toldAt: 5, okAt: 7, services: ['a', 'b'] } }]);
  });

  it('of two who want the same thing once, one gets it', async () => {
    const receipts = create();
    const claim = () => receipts.change(change({ where: [{ fact: 'okAt', is: undefined }] }), WITHIN_MS);
    expect((await Promise.all([claim(), claim()])).toSorted()).toEqual([false, true]);
  });
});
