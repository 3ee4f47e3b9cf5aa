import { FAILURE_MEANINGS, isFailureCode } from '../../../lib/contract/failure-codes';
import type { Evidence } from '../evidence/evidence';
import type { FailingCell } from '../evidence/failing-cell';
import type { Snapshot } from '../evidence/snapshot';
import { spellNames } from './spell';

const CODES_A_LINE = 3;
const CODES_EXPLAINED = 4;

function labelOf({ codes, answers }: FailingCell): string {
  return answers ? `${codes.join('+')} (last good address answers)` : codes.join('+');
}

/** Groups, the largest first. */
function groupBy<T>(items: readonly T[], nameOf: (item: T) => string): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(nameOf(item)) ?? [];
    group.push(item);
    groups.set(nameOf(item), group);
  }
  return [...groups].toSorted(([, a], [, b]) => b.length - a.length);
}

function commonest(labels: readonly string[]): string {
  const groups = groupBy(labels, (label) => label);
  const more = groups.length > CODES_A_LINE ? `, ${groups.length - CODES_A_LINE} other codes` : '';
  return `${groups
    .slice(0, CODES_A_LINE)
    .map(([label, found]) => `${label} ${found.length}`)
    .join(', ')}${more}`;
}

function blindness(vantage: string, { blindRecords }: Snapshot): string {
  const witnesses = blindRecords.find((record) => record.vantage === vantage)?.witnesses ?? [];
  const failing = witnesses.filter(({ code }) => code !== 'up').map(({ code }) => code);
  return failing.length === 0
    ? 'blind'
    : `blind, ${failing.length} of ${witnesses.length} witnesses fail: ${commonest(failing)}`;
}

function sayingOf(vantage: string, { cells, snapshot, services }: Evidence): string {
  const { blind, silent, records } = snapshot;
  const ran = [...records, ...snapshot.blindRecords].some((record) => record.vantage === vantage);
  if (silent.includes(vantage)) return ran ? 'runs, but nothing of it arrives here' : 'silent';
  if (blind.includes(vantage)) return blindness(vantage, snapshot);
  if (!ran) return 'no run in this minute';
  const labels = cells.filter((cell) => cell.vantage === vantage).map(labelOf);
  if (services === undefined) return 'sees';
  if (labels.length === 0) return 'sees, none failing';
  return services.of === 1 ? labels.join() : `${labels.length} failing: ${commonest(labels)}`;
}

function vantageLines(evidence: Evidence, vantages: readonly string[]): readonly string[] {
  const { unreadable } = evidence.snapshot;
  const readable = vantages.filter((vantage) => !unreadable.includes(vantage));
  const groups = groupBy(readable, (vantage) => sayingOf(vantage, evidence));
  return [
    ...groups.map(([said, by]) => `${by.join(', ')}: ${said}`),
    ...(unreadable.length > 0 ? [`cells not available from ${unreadable.join(', ')}`] : []),
  ];
}

function meaningOf(label: string): string {
  const codes = label.split(' ')[0]?.split('+') ?? [];
  return codes
    .flatMap((code) => (isFailureCode(code) ? [FAILURE_MEANINGS[code]] : []))
    .join('; at the last good address: ');
}

function codeLine(label: string, cells: readonly FailingCell[], isOnly: boolean): string {
  const services = [...new Set(cells.map(({ service }) => service))];
  const which = isOnly ? '' : `: ${spellNames(services, 5)}`;
  const example = cells.find(({ detail }) => detail !== undefined && detail !== '');
  const quote = example === undefined ? '' : ` ("${example.detail}", ${example.service} from ${example.vantage})`;
  return `${label} = ${meaningOf(label)}${which}${quote}`;
}

/** The evidence: vantages with their commonest codes, then what these codes mean and where they were met. */
export function seenLines(evidence: Evidence, vantages: readonly string[]): readonly string[] {
  const codes = groupBy(evidence.cells, labelOf);
  const explained = codes.slice(0, CODES_EXPLAINED);
  return [
    ...vantageLines(evidence, vantages),
    ...explained.map(([label, found]) => codeLine(label, found, codes.length === 1)),
  ];
}
