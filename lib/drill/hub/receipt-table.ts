import type { Condition, FactValue, ReceiptTable, RowChange } from '../../../lambda/incidents/receipts/receipt-table';

type Facts = Readonly<Record<string, FactValue>>;

function holds(condition: Condition, facts: Facts): boolean {
  const value = facts[condition.fact];
  if ('is' in condition) return value === condition.is;
  return value === undefined || (typeof value === 'number' && value < condition.below);
}

function changed(facts: Facts, { set, remove = [] }: RowChange): Facts {
  const kept = Object.entries(facts).filter(([name]) => !remove.includes(name));
  return { ...Object.fromEntries(kept), ...set };
}

/** A hub's memory of its incidents, in memory: what DynamoDB is in AWS. */
export function createReceiptTable(): ReceiptTable {
  const rows = new Map<string, Facts>();
  return {
    list: async () => [...rows].map(([key, facts]) => ({ key, facts })),
    change: async (change) => {
      const facts = rows.get(change.key) ?? {};
      if (!change.where.every((condition) => holds(condition, facts))) return false;
      rows.set(change.key, changed(facts, change));
      return true;
    },
  };
}
