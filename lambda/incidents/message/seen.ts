import { FAILURE_MEANINGS, isFailureCode } from '../../../lib/contract/failure-codes';
import type { Fleet } from '../../../lib/contract/fleet';
import type { IncidentDefinition } from '../../../lib/contract/incident-definitions';
import type { Evidence } from '../evidence/evidence';
import type { FailingCell } from '../evidence/failing-cell';
import type { Snapshot } from '../evidence/snapshot';
import { serviceTitle, serviceTitles } from './people-names';
import { agreeing, counted, countedOf, spellNames } from './spell';
import { ticketEvidence } from './ticket-evidence';

const CODES_A_LINE = 3;
const CODES_EXPLAINED = 4;
const ZONES_TOLD = 3;

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
  const more = groups.length > CODES_A_LINE ? `, ${counted(groups.length - CODES_A_LINE, 'other code')}` : '';
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
    : `blind, ${countedOf(failing.length, witnesses.length, 'witness')} ${agreeing(failing.length, 'fail')}: ${commonest(failing)}`;
}

function sayingOf(vantage: string, evidence: Evidence, definition: IncidentDefinition, fleet: Fleet): string {
  const { cells, snapshot, services } = evidence;
  const { blind, silent, records } = snapshot;
  const seen = records.find((record) => record.vantage === vantage);
  const ran = seen !== undefined || snapshot.blindRecords.some((record) => record.vantage === vantage);
  if (silent.includes(vantage)) return ran ? 'runs, but nothing of it arrives here' : 'silent';
  if (blind.includes(vantage)) return blindness(vantage, snapshot);
  if (!ran) return 'no run in this minute';
  const labels = cells.filter((cell) => cell.vantage === vantage).map(labelOf);
  const ticket = seen && ticketEvidence(definition, seen, fleet);
  if (ticket !== undefined) return ticket;
  if (services === undefined) return 'sees its witnesses';
  if (labels.length === 0) return 'sees, none failing';
  return services.of === 1 ? labels.join() : `${labels.length} failing: ${commonest(labels)}`;
}

function vantageLines(evidence: Evidence, definition: IncidentDefinition, fleet: Fleet): readonly string[] {
  const { unreadable } = evidence.snapshot;
  const readable = definition.vantages.filter((vantage) => !unreadable.includes(vantage));
  const groups = groupBy(readable, (vantage) => sayingOf(vantage, evidence, definition, fleet));
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

function codeLine(label: string, cells: readonly FailingCell[], isOnly: boolean, fleet: Fleet): string {
  const services = [...new Set(cells.map(({ service }) => service))];
  const which = isOnly ? '' : `: ${spellNames(serviceTitles(services, fleet), 5)}`;
  const example = cells.find(({ detail }) => detail !== undefined && detail !== '');
  const quote =
    example === undefined
      ? ''
      : ` ("${example.detail}", ${serviceTitle(example.service, fleet)} from ${example.vantage})`;
  return `${label} = ${meaningOf(label)}${which}${quote}`;
}

/** What the name servers of zones say, each text once: what most vantages say first. */
function zoneLines(cells: readonly FailingCell[]): readonly string[] {
  const told = groupBy(
    cells.flatMap(({ zone, vantage }) => (zone === undefined ? [] : [{ zone, vantage }])),
    ({ zone }) => zone,
  );
  return told
    .slice(0, ZONES_TOLD)
    .map(([zone, by]) => `${zone} (from ${[...new Set(by.map(({ vantage }) => vantage))].join(', ')})`);
}

/** The evidence: vantages with their commonest codes, then what these codes mean and where they were met, then what zones say. */
export function seenLines(evidence: Evidence, definition: IncidentDefinition, fleet: Fleet): readonly string[] {
  const codes = groupBy(evidence.cells, labelOf);
  const explained = codes.slice(0, CODES_EXPLAINED);
  return [
    ...vantageLines(evidence, definition, fleet),
    ...explained.map(([label, found]) => codeLine(label, found, codes.length === 1, fleet)),
    ...zoneLines(evidence.cells),
  ];
}
