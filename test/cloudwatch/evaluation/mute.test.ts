import { describe, expect, it } from '@jest/globals';
import { alarmsOf, compositeAlarm, metricAlarm, muteRule } from '../alarm-template';
import { data, inWords, rehearse } from '../rehearsal';

/** What happens after the first minute, in which every alarm is created and goes to OK. */
function events(chart: string, resources: readonly object[], suppressor = ''): readonly string[] {
  const samples = [...data('a', `0${chart}`), ...data('s', `0${suppressor.padEnd(chart.length, '0')}`)];
  const { events: all } = rehearse(alarmsOf(...resources), samples, chart.length + 2);
  return all.map(inWords).filter((line) => Number.parseInt(line, 10) > 1 && !/ s (?!held)/.test(line));
}

const A = metricAlarm('a');

describe('a muted alarm', () => {
  it('changes all the same, and its actions are withheld', () => {
    expect(events('0XX000', [A, muteRule(['a'], 'at(2026-03-01T12:02)', 'PT10M')])).toEqual([
      '3 a OK>ALARM',
      '3 a held by Mute',
      '5 a ALARM>OK',
      '5 a held by Mute',
    ]);
  });

  it('acts at the end of the window where it is in another state than before', () => {
    expect(events('0XXXXX0', [A, muteRule(['a'], 'at(2026-03-01T12:02)', 'PT4M')])).toEqual([
      '3 a OK>ALARM',
      '3 a held by Mute',
      '6 a acts on ALARM',
      '8 a ALARM>OK',
      '8 a acts on OK',
    ]);
    expect(events('0X0XX00', [A, muteRule(['a'], 'at(2026-03-01T12:02)', 'PT4M')])).toContain('6 a acts on ALARM');
  });

  it('does nothing at the end of the window where it went back, or nothing was withheld', () => {
    expect(events('0X0000', [A, muteRule(['a'], 'at(2026-03-01T12:02)', 'PT4M')])).toEqual([
      '3 a OK>ALARM',
      '3 a held by Mute',
      '4 a ALARM>OK',
      '4 a held by Mute',
    ]);
    expect(events('XXXXXX', [A, muteRule(['a'], 'at(2026-03-01T12:03)', 'PT2M')])).toEqual([
      '2 a OK>ALARM',
      '2 a acts on ALARM',
    ]);
  });

  it('says that its action comes after a mute window', () => {
    const graph = alarmsOf(A, muteRule(['a'], 'at(2026-03-01T12:02)', 'PT4M'));
    const payloads = rehearse(graph, data('a', '00XXXXX00'), 10).events.flatMap((event) =>
      event.kind === 'action' ? [event.payload] : [],
    );
    expect(payloads).toMatchObject([
      { NewStateValue: 'OK', ActionExecutedAfterMuteWindow: false },
      { NewStateValue: 'ALARM', ActionExecutedAfterMuteWindow: true, StateChangeTime: '2026-03-01T12:03:00.000+0000' },
      { NewStateValue: 'OK', ActionExecutedAfterMuteWindow: false },
    ]);
  });

  it('stays muted until the last of overlapping windows ends, and over windows that follow each other', () => {
    const rules = (...windows: readonly [string, string][]) =>
      windows.map(([minute, duration], index) =>
        muteRule(['a'], `at(2026-03-01T12:${minute})`, duration, { Name: `m${index}` }),
      );
    const held = ['3 a OK>ALARM', '3 a held by Mute'];
    expect(events('0XXXXXXXX', [A, ...rules(['02', 'PT2M'], ['03', 'PT4M'])])).toEqual([...held, '7 a acts on ALARM']);
    expect(events('0XXXXXXXX', [A, ...rules(['02', 'PT2M'], ['04', 'PT4M'])])).toEqual([...held, '8 a acts on ALARM']);
  });

  it('is muted from its creation on where a window is open then', () => {
    const graph = alarmsOf(A, compositeAlarm('c', 'ALARM(a)'), muteRule(['a', 'c'], 'at(2026-03-01T11:00)', 'PT1H3M'));
    expect(rehearse(graph, data('a', '0000'), 5).events.map(inWords)).toEqual([
      '0 c INSUFFICIENT_DATA>OK',
      '0 c held by Mute',
      '1 a INSUFFICIENT_DATA>OK',
      '1 a held by Mute',
      '3 a acts on OK',
      '3 c acts on OK',
    ]);
  });

  it('is muted within the dates of its rule alone', () => {
    const chart = '0XXXXXX';
    const rule = (dates: Readonly<Record<string, unknown>>) => muteRule(['a'], 'cron(* * * * *)', 'PT1M', dates);
    expect(events(chart, [A, rule({ ExpireDate: '2026-03-01T12:05' })])).toContain('5 a acts on ALARM');
    expect(events(chart, [A, rule({ StartDate: '2026-03-01T12:04' })])).toContain('3 a acts on ALARM');
  });

  it('without actions has nothing to withhold', () => {
    const silent = metricAlarm('a', { AlarmActions: [], OKActions: [] });
    expect(events('0XXX', [silent, muteRule(['a'], 'at(2026-03-01T12:02)', 'PT1M')])).toEqual(['3 a OK>ALARM']);
  });
});

describe('a muted composite alarm with a suppressor', () => {
  const suppressed = { ActionsSuppressor: 's', ActionsSuppressorExtensionPeriod: 60 };
  const resources = (duration: string, wait = 60) => [
    metricAlarm('a', { AlarmActions: [], OKActions: [] }),
    metricAlarm('s', { AlarmActions: [], OKActions: [] }),
    compositeAlarm('c', 'ALARM(a)', { ...suppressed, ActionsSuppressorWaitPeriod: wait }),
    muteRule(['c'], 'at(2026-03-01T12:02)', duration),
  ];
  const ofComposite = (lines: readonly string[]) => lines.filter((line) => line.includes(' c '));

  it('is withheld by the rule first, and acts after the window', () => {
    expect(ofComposite(events('00XXXXXX', resources('PT5M')))).toEqual([
      '4 c OK>ALARM',
      '4 c held by Mute',
      '7 c acts on ALARM',
    ]);
  });

  it('is left to its suppressor after the window', () => {
    expect(ofComposite(events('00XXXXXXXXX', resources('PT5M'), '0000XXX0000'))).toEqual([
      '4 c OK>ALARM',
      '4 c held by Mute',
      '7 c held by Alarm',
      '9 c held by ExtensionPeriod',
      '10 c acts on ALARM',
    ]);
  });

  it('acts once where the wait outlasts the window', () => {
    const short = resources('PT2M', 120);
    expect(ofComposite(events('0XXXXXX', short))).toEqual([
      '2 c held by Mute', // the wait of its creation is over
      '3 c OK>ALARM',
      '3 c held by Mute',
      '4 c held by WaitPeriod',
      '5 c acts on ALARM',
    ]);
  });
});
