import type { RunRecord } from '../../../lib/contract/run-record';
import { member } from '../alarm-change';

const isText = (value: unknown): value is string => typeof value === 'string';

function areAll(value: unknown, isRight: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isRight);
}

const areTexts = (value: unknown): boolean => areAll(value, isText);

function isVerdict(verdict: unknown): boolean {
  const code = member(verdict, 'code');
  const connection = member(verdict, 'connection');
  return isText(member(verdict, 'kind')) && [code, connection].every((each) => each === undefined || isText(each));
}

function isCell(cell: unknown): boolean {
  const words = [member(cell, 'detail'), member(cell, 'zone')];
  return (
    isText(member(cell, 'service')) &&
    isVerdict(member(cell, 'verdict')) &&
    words.every((each) => each === undefined || isText(each))
  );
}

function isWitness(witness: unknown): boolean {
  return isText(member(witness, 'name')) && isText(member(witness, 'code'));
}

/** Every member that messages are written from, and what it must be. */
const SHAPE: Readonly<Record<string, (value: unknown) => boolean>> = {
  type: (value) => value === 'run',
  version: (value) => value === 1,
  vantage: isText,
  minute: isText,
  blind: (value) => typeof value === 'boolean',
  everything: (value) => typeof value === 'boolean',
  witnesses: (value) => areAll(value, isWitness),
  cells: (value) => areAll(value, isCell),
  unexplained: areTexts,
  causes: (value) => typeof value === 'object' && value !== null && Object.values(value).every(areTexts),
};

function isRunRecord(value: unknown): value is RunRecord {
  return Object.entries(SHAPE).every(([name, isRight]) => isRight(member(value, name)));
}

/** A run record, where this version can read it: canaries and hubs are deployed one after the other, and logs hold anything. */
export function readableRecord(value: unknown): RunRecord | undefined {
  return isRunRecord(value) ? value : undefined;
}
