import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  paginateScan,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { Condition, FactValue, ReceiptTable, RowChange, StoredRow } from '../incidents/receipts/receipt-table';
import { endingAfter } from './client-options';

const READ_WITHIN_MS = 2_000;

function toAttribute(value: FactValue): AttributeValue {
  if (typeof value === 'number') return { N: String(value) };
  return typeof value === 'string' ? { S: value } : { L: value.map((text) => ({ S: text })) };
}

/** The value of an attribute that we may have written; anything else is handed on as it is, and will be known as foreign. */
function toValue(attribute: AttributeValue): unknown {
  if (attribute.N !== undefined) return Number(attribute.N);
  if (attribute.S !== undefined) return attribute.S;
  return attribute.L === undefined ? attribute : attribute.L.map(toValue);
}

function toRow({ key, ...facts }: Record<string, AttributeValue>): StoredRow {
  const values = Object.entries(facts).map(([name, attribute]) => [name, toValue(attribute)] as const);
  return { key: String(key?.S), facts: Object.fromEntries(values) };
}

/** The expressions of one change. Names and values stand beside them, because DynamoDB reserves hundreds of words. */
function toUpdate({ key, set, remove = [], where }: RowChange, table: string): UpdateItemCommandInput {
  const names: string[] = [];
  const values: AttributeValue[] = [];
  const nameOf = (fact: string) => `#${names.includes(fact) ? names.indexOf(fact) : names.push(fact) - 1}`;
  const placeOf = (value: FactValue) => `:${values.push(toAttribute(value)) - 1}`;
  const conditionOf = (condition: Condition): string => {
    const name = nameOf(condition.fact);
    if ('below' in condition) return `(attribute_not_exists(${name}) OR ${name} < ${placeOf(condition.below)})`;
    return condition.is === undefined ? `attribute_not_exists(${name})` : `${name} = ${placeOf(condition.is)}`;
  };
  const setting = Object.entries(set).map(([fact, value]) => `${nameOf(fact)} = ${placeOf(value)}`);
  const parts = [
    ...(setting.length > 0 ? [`SET ${setting.join(', ')}`] : []),
    ...(remove.length > 0 ? [`REMOVE ${remove.map(nameOf).join(', ')}`] : []),
  ];
  const conditions = where.map(conditionOf);
  return {
    TableName: table,
    Key: { key: { S: key } },
    UpdateExpression: parts.join(' '),
    ...(conditions.length > 0 ? { ConditionExpression: conditions.join(' AND ') } : {}),
    ExpressionAttributeNames: Object.fromEntries(names.map((name, n) => [`#${n}`, name])),
    ...(values.length > 0
      ? { ExpressionAttributeValues: Object.fromEntries(values.map((value, n) => [`:${n}`, value])) }
      : {}),
  };
}

/** A hub's table of receipts in DynamoDB; read until `deadline`, or for so long, at most. */
export function dynamoReceipts(
  client: DynamoDBClient,
  table: string,
  deadline?: AbortSignal,
  readWithinMs = READ_WITHIN_MS,
): ReceiptTable {
  return {
    async list() {
      const found: StoredRow[] = [];
      const request = { TableName: table, ConsistentRead: true };
      for await (const { Items } of paginateScan({ client }, request, endingAfter(readWithinMs, deadline))) {
        found.push(...(Items ?? []).map(toRow));
      }
      return found;
    },
    async change(change, withinMs) {
      try {
        await client.send(new UpdateItemCommand(toUpdate(change, table)), endingAfter(withinMs));
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
  };
}
