import { CODES, type FailureCode } from '../../canary/codes';
import type { FailingCell } from '../failing-cell';
import type { Picture } from '../picture';
import { spellNames } from './spell';

const CODES_A_LINE = 3;
const CODES_EXPLAINED = 4;

const MEANINGS: Readonly<Record<string, FailureCode>> = CODES;

function labelOf({ codes, answers }: FailingCell): string {
  return answers ? `${codes.join('+')} (last good address answers)` : codes.join('+');
}

/** Groups, the largest first. */
function groupBy<T>(items: readonly T[], nameOf: (item: T) => string): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(nameOf(item), [...(groups.get(nameOf(item)) ?? []), item]);
  return [...groups].toSorted(([, a], [, b]) => b.length - a.length);
}

function vantageLine(vantage: string, cells: readonly FailingCell[], { blind, silent, unreadable }: Picture): string {
  if (unreadable.includes(vantage)) return `cells not available from ${vantage}`;
  if (silent.includes(vantage)) return `${vantage}: silent, no run published`;
  if (blind.includes(vantage)) return `${vantage}: blind, its witnesses fail`;
  if (cells.length === 0) return `${vantage}: none failing`;
  const codes = groupBy(cells, labelOf);
  const more = codes.length > CODES_A_LINE ? `, ${codes.length - CODES_A_LINE} other codes` : '';
  const top = codes.slice(0, CODES_A_LINE).map(([label, found]) => `${label} ${found.length}`);
  return `${vantage}: ${cells.length} failing: ${top.join(', ')}${more}`;
}

function meaningOf(label: string): string {
  const codes = label.split(' ')[0]?.split('+') ?? [];
  return codes.flatMap((code) => (Object.hasOwn(MEANINGS, code) ? [MEANINGS[code]?.meaning] : [])).join('; then ');
}

function codeLine(label: string, cells: readonly FailingCell[], isOnly: boolean): string {
  const services = [...new Set(cells.map(({ service }) => service))];
  const which = isOnly ? '' : `: ${spellNames(services, 5)}`;
  const example = cells.find(({ detail }) => detail !== undefined && detail !== '');
  const quote = example === undefined ? '' : ` ("${example.detail}", ${example.service} from ${example.vantage})`;
  return `${label} = ${meaningOf(label)}${which}${quote}`;
}

/** The evidence: each vantage with its commonest codes, then what these codes mean and where they were met. */
export function seenLines(
  cells: readonly FailingCell[],
  picture: Picture,
  vantages: readonly string[],
): readonly string[] {
  const codes = groupBy(cells, labelOf);
  return [
    ...vantages.map((vantage) =>
      vantageLine(
        vantage,
        cells.filter((cell) => cell.vantage === vantage),
        picture,
      ),
    ),
    ...codes.slice(0, CODES_EXPLAINED).map(([label, found]) => codeLine(label, found, codes.length === 1)),
  ];
}
