/** The value of one fact as the table keeps it. */
export type FactValue = number | string | readonly string[];

/** A row as it was read: whatever stands there, by name. Nothing of it is believed before it was checked. */
export interface StoredRow {
  readonly key: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What must be true of a row for a change of it. A row that is not there has no facts. */
export type Condition =
  | { readonly fact: string; readonly is: number | undefined }
  /** Absent, or smaller. */
  | { readonly fact: string; readonly below: number };

/** A change of single facts of one row: all of it where every condition holds, or nothing. Makes the row where there is none. */
export interface RowChange {
  readonly key: string;
  readonly set: Readonly<Record<string, FactValue>>;
  readonly remove?: readonly string[];
  readonly where: readonly Condition[];
}

/** A hub's memory: a row per key of an incident, and one per claim. */
export interface ReceiptTable {
  readonly list: () => Promise<readonly StoredRow[]>;
  /** Whether the conditions held; rejects where that cannot be known within the time. */
  readonly change: (change: RowChange, withinMs: number) => Promise<boolean>;
}
