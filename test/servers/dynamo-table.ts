type Attribute = Readonly<Record<string, unknown>>;
type Item = Readonly<Record<string, Attribute>>;

/** One UpdateItem as it comes over the wire. */
interface Update {
  readonly Key: Item;
  readonly UpdateExpression: string;
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Item;
}

/** A table that understands the expressions of DynamoDB that we send it: `SET`, `REMOVE`, and conditions of `=`, `<`, `attribute_not_exists`, `AND`, `OR`. */
export class DynamoTable {
  readonly rows = new Map<string, Item>();

  scan(): object {
    return { Items: [...this.rows.values()] };
  }

  /** @throws Error where an expression is not understood: then the table would not be what DynamoDB is */
  update({ Key, ...update }: Update): object {
    const key = String(Key.key?.S);
    const item = this.rows.get(key) ?? {};
    if (!holds(update.ConditionExpression ?? '', item, update)) return { __type: 'ConditionalCheckFailedException' };
    this.rows.set(key, { ...changed(item, update), ...Key });
    return {};
  }
}

type Expressions = Omit<Update, 'Key'>;

function nameOf(text: string, { ExpressionAttributeNames = {} }: Expressions): string {
  const name = ExpressionAttributeNames[text.trim()];
  if (name === undefined) throw new Error(`dynamo table: not a name, got ${text}`);
  return name;
}

function wantedOf(text: string, { ExpressionAttributeValues = {} }: Expressions): Attribute {
  const value = ExpressionAttributeValues[text.trim()];
  if (value === undefined) throw new Error(`dynamo table: not a value, got ${text}`);
  return value;
}

function changed(item: Item, update: Expressions): Item {
  const [, setting = '', removing = ''] = /^(?:SET (.*?))?\s*(?:REMOVE (.*))?$/.exec(update.UpdateExpression) ?? [];
  const parts = (text: string) => (text === '' ? [] : text.split(', '));
  const removed = parts(removing).map((name) => nameOf(name, update));
  const set = parts(setting).map((assignment) => {
    const [name = '', value = ''] = assignment.split(' = ');
    return [nameOf(name, update), wantedOf(value, update)] as const;
  });
  const both = set.find(([name]) => removed.includes(name));
  if (both !== undefined) throw new Error(`dynamo table: two paths overlap, got ${both[0]}`);
  const kept = Object.entries(item).filter(([name]) => !removed.includes(name));
  return { ...Object.fromEntries(kept), ...Object.fromEntries(set) };
}

function holds(condition: string, item: Item, update: Expressions): boolean {
  if (condition === '') return true;
  const every = condition.split(/ AND (?![^(]*\))/);
  if (every.length > 1) return every.every((each) => holds(each, item, update));
  const inside = /^\((.*)\)$/.exec(condition)?.[1];
  if (inside !== undefined) return inside.split(' OR ').some((each) => holds(each, item, update));
  const absent = /^attribute_not_exists\((.*)\)$/.exec(condition)?.[1];
  if (absent !== undefined) return item[nameOf(absent, update)] === undefined;
  const [, left = '', operator, right = ''] = /^(\S+) ([=<]) (\S+)$/.exec(condition) ?? [];
  const [found, wanted] = [item[nameOf(left, update)], wantedOf(right, update)];
  if (operator === '=') return JSON.stringify(found) === JSON.stringify(wanted);
  return found?.N !== undefined && Number(found.N) < Number(wanted.N);
}
