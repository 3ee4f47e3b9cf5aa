import { type AwsJsonServer, type ServiceBehaviour, startAwsJsonServer } from './aws-json-server';

type Attributes = Readonly<Record<string, { readonly S?: string; readonly N?: string }>>;

/** A table in DynamoDB, as far as a claim needs it. */
export interface ClaimsServer extends AwsJsonServer {
  /** Rows by their key. */
  readonly rows: ReadonlyMap<string, Attributes>;
  /** Requests that arrived, whatever came of them. */
  readonly writes: readonly Readonly<Record<string, unknown>>[];
}

/** The only condition that the table understands: no row, or a row of the same value. */
const CONDITION = /^attribute_not_exists\((#\w+)\) OR (#\w+) = (:\w+)$/;

interface Put {
  readonly TableName: string;
  readonly Item: Attributes;
  readonly ConditionExpression: string;
  readonly ExpressionAttributeNames: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues: Attributes;
}

/** Starts a table whose key is `minute`. */
export async function startClaimsServer(behaviour?: ServiceBehaviour): Promise<ClaimsServer> {
  const rows = new Map<string, Attributes>();
  const writes: Readonly<Record<string, unknown>>[] = [];
  const put = (body: Readonly<Record<string, unknown>>): object => {
    const { Item, ConditionExpression, ExpressionAttributeNames, ExpressionAttributeValues } = body as unknown as Put;
    const [, key, column, value] = CONDITION.exec(ConditionExpression) ?? [];
    if (key === undefined || ExpressionAttributeNames[key] !== 'minute') {
      return { __type: 'com.amazonaws.dynamodb#ValidationException', message: ConditionExpression };
    }
    const minute = Item.minute?.S ?? '';
    const row = rows.get(minute);
    const owner = row?.[ExpressionAttributeNames[column ?? ''] ?? '']?.S;
    if (row !== undefined && owner !== ExpressionAttributeValues[value ?? '']?.S) {
      return { __type: 'com.amazonaws.dynamodb#ConditionalCheckFailedException', message: 'claimed' };
    }
    rows.set(minute, Item);
    return {};
  };
  const server = await startAwsJsonServer(
    {
      PutItem: (body) => {
        writes.push(body);
        return put(body);
      },
    },
    behaviour,
  );
  return { ...server, rows, writes };
}
