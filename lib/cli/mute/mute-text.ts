import { counted, spellTime } from '../../../lambda/incidents/message/spell';
import { MINUTE } from '../../contract/minute';
import { line, prose } from '../print/line';
import type { Paper } from '../print/paper';
import type { MutedHub, MuteResult } from './run-mute';

function untilOf({ window }: MuteResult): number | undefined {
  return window === undefined ? undefined : window.from + window.minutes * MINUTE;
}

function headline(result: MuteResult): string {
  const { key, window, hubs } = result;
  const until = untilOf(result);
  const done = hubs.filter(({ why }) => why === undefined).length;
  const extent = done === hubs.length ? '' : ', but not in every hub';
  if (window === undefined || until === undefined) {
    return done === 0 ? `${key} is as it was` : `${key} is told again${extent}`;
  }
  if (done === 0) return `${key} is not muted`;
  return `${key} is muted from ${spellTime(window.from, window.from)} until ${spellTime(until, window.from)}${extent}`;
}

function outcome({ rules }: MutedHub, { window, alarms }: MuteResult): string {
  if (window !== undefined) return `${counted(alarms.length, 'alarm')} muted`;
  return rules.length === 0 ? 'was not muted by this command' : `${counted(rules.length, 'rule')} ended`;
}

/** What became of muting, as people read it. */
export function muteText(paper: Paper, result: MuteResult): string {
  const widest = Math.max(...result.hubs.map(({ region }) => region.length)) + 2;
  const hubs = result.hubs.flatMap((hub) => {
    const { region, why } = hub;
    const name = ['strong', region.padEnd(widest)] as const;
    if (why === undefined) return [line(paper, name, ['good', outcome(hub, result)])];
    return [
      line(paper, name, ['bad', result.window === undefined ? 'not ended' : 'not muted']),
      ...prose(paper, ' '.repeat(widest), why),
    ];
  });
  return [headline(result), '', ...hubs, ''].join('\n');
}

/** The same as one line of JSON (docs/operations.md); members may be added, never renamed. */
export function muteJson(result: MuteResult): string {
  const { key, window, alarms, hubs } = result;
  const until = untilOf(result);
  return JSON.stringify({
    key,
    action: window === undefined ? 'end' : 'mute',
    from: window && new Date(window.from).toISOString(),
    until: until === undefined ? undefined : new Date(until).toISOString(),
    alarms,
    hubs: hubs.map(({ region, rules, why }) => ({ region, done: why === undefined, rules, why })),
  });
}
