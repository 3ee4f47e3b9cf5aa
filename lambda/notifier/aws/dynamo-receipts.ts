import {
  type AttributeValue,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  paginateScan,
} from '@aws-sdk/client-dynamodb';
import type { Receipt, Receipts } from '../host';
import { within } from './patience';

const READ_MS = 1_500;
const WRITE_MS = 1_000;

type Item = Record<string, AttributeValue>;

/** The receipt as one JSON text: readable in the console, and the table needs no schema but its key. */
function toItem(receipt: Receipt): Item {
  return {
    key: { S: receipt.key },
    openedAt: { N: String(receipt.openedAt) },
    receipt: { S: JSON.stringify(receipt) },
  };
}

function toReceipt(item: Item): Receipt {
  return JSON.parse(item.receipt?.S ?? 'null');
}

/** The table of open incidents in DynamoDB. */
export function dynamoReceipts(client: DynamoDBClient, table: string): Receipts {
  const put = (receipt: Receipt) => ({ TableName: table, Item: toItem(receipt) });
  return {
    async get(key) {
      const command = new GetItemCommand({ TableName: table, Key: { key: { S: key } }, ConsistentRead: true });
      const { Item } = await client.send(command, within(READ_MS));
      return Item && toReceipt(Item);
    },
    async list() {
      const found: Receipt[] = [];
      const pages = paginateScan({ client }, { TableName: table, ConsistentRead: true }, within(READ_MS));
      for await (const { Items } of pages) found.push(...(Items ?? []).map(toReceipt));
      return found;
    },
    async put(receipt) {
      await client.send(new PutItemCommand(put(receipt)), within(WRITE_MS));
    },
    async amend(receipt) {
      const condition = {
        ConditionExpression: 'openedAt = :openedAt',
        ExpressionAttributeValues: { ':openedAt': { N: String(receipt.openedAt) } },
      };
      try {
        await client.send(new PutItemCommand({ ...put(receipt), ...condition }), within(WRITE_MS));
      } catch (error) {
        // closed in the meantime: there is nothing left to amend
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },
    async remove(key) {
      await client.send(new DeleteItemCommand({ TableName: table, Key: { key: { S: key } } }), within(WRITE_MS));
    },
  };
}
