import { ConditionalCheckFailedException, type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { CANARY } from '../../lib/contract/functions';

/** Longer than an event can be late: a row is of use as long as its minute may be run. */
const KEPT_SECONDS = 3_600;

/** Claims a minute (epoch milliseconds) for a request; false where another request has it, rejects where nobody can tell. */
export type ClaimMinute = (minute: number, request: string) => Promise<boolean>;

/**
 * The claims of a vantage in DynamoDB: one row a minute, written where there is none. A row of the same request is its
 * own: its answer was lost, not its claim.
 */
export function claimsTable(clientOf: () => DynamoDBClient, table: string): ClaimMinute {
  const { key, expires } = CANARY.claims;
  return async (minute, request) => {
    const command = new PutItemCommand({
      TableName: table,
      Item: {
        [key]: { S: new Date(minute).toISOString() },
        request: { S: request },
        [expires]: { N: String(minute / 1_000 + KEPT_SECONDS) },
      },
      ConditionExpression: 'attribute_not_exists(#key) OR #request = :request',
      ExpressionAttributeNames: { '#key': key, '#request': 'request' },
      ExpressionAttributeValues: { ':request': { S: request } },
    });
    try {
      await clientOf().send(command);
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };
}
