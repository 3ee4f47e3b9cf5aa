import { incidentTitle, serviceTitles } from '../../../lambda/incidents/message/people-names';
import { counted, spellDuration, spellNames, spellTime } from '../../../lambda/incidents/message/spell';
import type { Receipt } from '../../../lambda/incidents/receipts/receipt';
import { cellLabel } from '../../../lambda/matrix/drawing/cell-words';
import type { MatrixRow } from '../../../lambda/matrix/matrix';
import type { CellState } from '../../../lambda/matrix/matrix-cell';
import type { VantageView } from '../../../lambda/matrix/vantage-view';
import { roleOf } from '../../contract/hub-role';
import { type Ink, line, type Part, prose } from '../print/line';
import type { Paper } from '../print/paper';
import type { MutedBy, MutedKey } from './muted-keys';
import type { HubStatus, Status } from './status';

const INKS: Readonly<Partial<Record<CellState, Ink>>> = {
  up: 'good',
  failing: 'bad',
  blocked: 'refused',
  slow: 'refused',
  silent: 'bad',
  blind: 'bad',
};

/** Services that are well are counted, not listed, from so many on. */
const WELL_LISTED = 10;

function incidentLines(paper: Paper, receipt: Receipt, { fleet, at }: Status): readonly string[] {
  const { key, severity, layer, since, services, vantages, joined } = receipt;
  const where = vantages.length === 0 ? '' : `, seen from ${spellNames(vantages, 5)}`;
  const named = services.length === 0 ? '' : `: ${spellNames(serviceTitles(services, fleet), 5)}`;
  const more = joined.length === 0 ? '' : `; with ${joined.map((each) => incidentTitle(each, fleet)).join(', ')}`;
  const open = `since ${spellTime(since, at)} (${spellDuration(at - since)})`;
  const what = `${layer === undefined ? '' : `at ${layer}, `}${open}${where}${named}${more}`;
  const ink = severity === 'page' ? 'bad' : 'refused';
  return [line(paper, [ink, severity.toUpperCase().padEnd(8)], ['strong', key]), ...prose(paper, '        ', what)];
}

function incidents(paper: Paper, status: Status): readonly string[] {
  const { incidents: open } = status;
  const [pages, tickets] = (['page', 'ticket'] as const).map((of) => open.filter(({ severity }) => severity === of));
  if (status.hubs.every((hub) => hub.open === undefined)) {
    return [line(paper, ['bad', 'What is open is not known: no receipts could be read.'])];
  }
  if (open.length === 0) return [line(paper, ['good', 'No incident is open.'])];
  const counts = `${counted(pages?.length ?? 0, 'page')}, ${counted(tickets?.length ?? 0, 'ticket')} open`;
  return [line(paper, ['strong', counts]), ...open.flatMap((receipt) => incidentLines(paper, receipt, status))];
}

function isWell({ cells }: MatrixRow): boolean {
  return cells.every(({ state }) => state === 'up' || state === 'apart');
}

function table(paper: Paper, { matrix }: Status): readonly string[] {
  const rows = matrix.groups.flatMap((group) => group.rows);
  const well = rows.filter(isWell);
  const shown = well.length > WELL_LISTED ? rows.filter((row) => !isWell(row)) : rows;
  const labels = shown.map(({ cells }) => cells.map((cell) => cellLabel(cell, false)));
  const names = shown.map(({ service: { name, title = name } }) => title);
  const first = Math.max(0, ...names.map(({ length }) => length));
  const widths = matrix.views.map(({ vantage }, column) =>
    Math.max(vantage.length, ...labels.map((row) => row[column]?.length ?? 0)),
  );
  const head = matrix.views.map(({ vantage }, column) => vantage.padEnd(widths[column] ?? 0)).join('  ');
  const body = shown.map(({ cells }, row) => {
    const parts = cells.map((cell, column): Part => {
      const text = (labels[row]?.[column] ?? '').padEnd((widths[column] ?? 0) + 2);
      const ink = INKS[cell.state];
      return ink === undefined ? text : [ink, text];
    });
    return line(paper, `${(names[row] ?? '').padEnd(first)}  `, ...parts);
  });
  const left = rows.length - shown.length;
  return [
    ...(shown.length === 0 ? [] : [line(paper, ['faint', `${' '.repeat(first)}  ${head}`]), ...body]),
    ...(left === 0
      ? []
      : [line(paper, ['good', `${counted(left, 'service')}${shown.length > 0 ? ' more' : ''} up from everywhere`])]),
  ];
}

function sightOf(view: VantageView): string | undefined {
  if (view.kind === 'silent') return `${view.vantage} is silent: no run of the last two minutes was recorded`;
  if (view.kind === 'unread') return `${view.vantage} cannot be read, got ${JSON.stringify(view.reason)}`;
  const { witnesses, blind } = view.record;
  const failing = witnesses.filter(({ code }) => code !== 'up').length;
  return blind ? `${view.vantage} is blind: ${failing} of ${counted(witnesses.length, 'witness')} failing` : undefined;
}

const MUTED_BY: Readonly<Record<MutedBy, string>> = {
  configuration: 'planned maintenance',
  command: 'common-cause mute',
  hand: 'a rule of somebody',
};

function mutedText(muted: readonly MutedKey[], at: number): string {
  const words = muted.map(({ key, until, by }) => {
    const end = until === undefined ? '' : ` until ${spellTime(until, at)}`;
    return `${key}${end} (${MUTED_BY[by]})`;
  });
  return `muted: ${words.join(', ')}`;
}

function hubLines(
  paper: Paper,
  { region, wrong, muted = [], unread }: HubStatus,
  { at, fleet }: Status,
): readonly string[] {
  const named = (kinds: readonly string[]) =>
    (wrong ?? [])
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ path, isSuppressed }) => `${path}${isSuppressed ? ' (held back)' : ''}`)
      .sort();
  const [telling, signs] = [named(['page', 'ticket']), named(['sign'])];
  const nothing = wrong !== undefined && telling.length + signs.length === 0;
  return [
    line(paper, ['strong', `Hub ${region}`], fleet.hubs.length > 1 ? ` (${roleOf(fleet, region)})` : ''),
    ...(nothing ? ['  no alarm says that anything is wrong'] : []),
    ...(telling.length > 0 ? prose(paper, '  ', `in ALARM: ${telling.join(', ')}`) : []),
    ...(signs.length > 0 ? prose(paper, '  ', `signs: ${spellNames(signs, 12)}`) : []),
    ...(muted.length > 0 ? prose(paper, '  ', mutedText(muted, at)) : []),
    ...unread.flatMap((text) => prose(paper, '  ', text)),
  ];
}

/** How a deployment is doing, as people read it. */
export function statusText(paper: Paper, status: Status): string {
  const { at, fleet, matrix, hubs } = status;
  const sights = matrix.views.flatMap((view) => sightOf(view) ?? []);
  return [
    line(paper, ['strong', fleet.name], ` at ${new Date(at).toISOString().slice(11, 19)} UTC`),
    '',
    ...incidents(paper, status),
    '',
    ...table(paper, status),
    ...(sights.length === 0 ? [] : ['', ...sights.flatMap((text) => prose(paper, '', text))]),
    '',
    ...hubs.flatMap((hub) => hubLines(paper, hub, status)),
    '',
  ].join('\n');
}
