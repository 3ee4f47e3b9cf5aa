import { describe, expect, it } from '@jest/globals';
import { alarmsOf, compositeAlarm, metricAlarm } from '../alarm-template';
import { data, inWords, rehearse } from '../rehearsal';

interface Periods {
  readonly wait?: number;
  readonly extension?: number;
}

const QUIET = { OKActions: [], AlarmActions: [] };
/** Until then what the creation of the alarms holds back has run. */
const WARM = 30;

/** What composite `c` does, in time units of a minute. In the charts an X at place `n` is ALARM at `n`. */
function timeline(composite: string, suppressor: string, periods: Periods = {}, rerunAfterSuppression = false): string {
  const { wait = 2, extension = 3 } = periods;
  const graph = alarmsOf(
    metricAlarm('composite', QUIET),
    metricAlarm('suppressor', QUIET),
    compositeAlarm('c', 'ALARM(composite)', {
      ActionsSuppressor: 'suppressor',
      ActionsSuppressorWaitPeriod: wait * 60,
      ActionsSuppressorExtensionPeriod: extension * 60,
    }),
  );
  // A datapoint is seen a minute after its own, so the first mark would fall into the warm time.
  const samples = Object.entries({ composite, suppressor }).flatMap(([name, chart]) =>
    data(name, '0'.repeat(WARM) + chart.slice(1)),
  );
  const { events } = rehearse(graph, samples, WARM + composite.length, { rerunAfterSuppression });
  const lines = events.map(inWords).map((line) => line.split(' '));
  return lines
    .filter(([at, alarm]) => alarm === 'c' && Number(at) > WARM)
    .map(([at, , ...words]) => `${Number(at) - WARM} ${words.join(' ')}`)
    .join(', ');
}

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-suppression.html
const LONG = { wait: 6, extension: 6 };
describe('the published timelines', () => {
  it.each([
    {
      name: 'the suppressor alarms within the wait',
      periods: LONG,
      composite: '00XXXXXXXXXXXX',
      suppressor: '0000XXXXXXXXXX',
      expected: '2 OK>ALARM, 2 held by WaitPeriod, 4 held by Alarm',
    },
    {
      name: 'the composite recovers within the extension',
      periods: LONG,
      composite: '0XXX00000000',
      suppressor: '0X0000000000',
      expected:
        '1 OK>ALARM, 1 held by Alarm, 2 held by ExtensionPeriod, 4 ALARM>OK, 4 held by WaitPeriod, 10 acts on OK',
    },
    {
      name: '1: the wait ends',
      composite: '00XXXXXXXX',
      suppressor: '0000000000',
      expected: '2 OK>ALARM, 2 held by WaitPeriod, 4 acts on ALARM',
    },
    {
      name: '2: the suppressor alarms before the wait ends',
      composite: '00XXXXXXXX',
      suppressor: '000XXXXXXX',
      expected: '2 OK>ALARM, 2 held by WaitPeriod, 3 held by Alarm',
    },
    {
      name: '3: a change within the wait begins another',
      composite: '00X0000000',
      suppressor: '0000000000',
      expected: '2 OK>ALARM, 2 held by WaitPeriod, 3 ALARM>OK, 3 held by WaitPeriod, 5 acts on OK',
    },
    {
      name: '4: the suppressor is in ALARM already',
      composite: '00XXXXXXXX',
      suppressor: '0XXXXXXXXX',
      expected: '2 OK>ALARM, 2 held by Alarm',
    },
    {
      name: '5: the extension ends',
      composite: '00XXXXXXXXXX',
      suppressor: '000XXX000000',
      expected: '2 OK>ALARM, 2 held by WaitPeriod, 3 held by Alarm, 6 held by ExtensionPeriod, 9 acts on ALARM',
    },
    {
      name: '6: a change within the extension begins a wait',
      composite: '00XXXXX00000',
      suppressor: '000XXX000000',
      expected:
        '2 OK>ALARM, 2 held by WaitPeriod, 3 held by Alarm, 6 held by ExtensionPeriod, ' +
        '7 ALARM>OK, 7 held by WaitPeriod, 9 acts on OK',
    },
  ])('$name', ({ composite, suppressor, periods, expected }) => {
    expect(timeline(composite, suppressor, periods)).toBe(expected);
  });
});

describe('at the edges', () => {
  it('a wait of 0 acts at once, within an extension too', () => {
    const periods = { wait: 0, extension: 3 };
    expect(timeline('00XX0', '00000', periods)).toBe('2 OK>ALARM, 2 acts on ALARM, 4 ALARM>OK, 4 acts on OK');
    expect(timeline('000XXX', '0X0000', periods)).toBe('3 OK>ALARM, 3 acts on ALARM');
  });

  it('an extension of 0 acts as soon as the suppressor ends', () => {
    expect(timeline('00XXX', '0XX00', { extension: 0 })).toBe('2 OK>ALARM, 2 held by Alarm, 3 acts on ALARM');
  });

  it('a suppressor that alarms in the same instant suppresses', () => {
    expect(timeline('00XX', '00XX', { wait: 0 })).toBe('2 OK>ALARM, 2 held by Alarm');
  });

  it('a suppressor that alarms in the last instant of the wait suppresses', () => {
    expect(timeline('00XXXX', '0000XX')).toBe('2 OK>ALARM, 2 held by WaitPeriod, 4 held by Alarm');
  });

  it('a suppressor that alarms again within the extension goes on suppressing', () => {
    expect(timeline('00XXXXXXXX', '0XX0XX0000')).toBe(
      '2 OK>ALARM, 2 held by Alarm, 3 held by ExtensionPeriod, 4 held by Alarm, 6 held by ExtensionPeriod, 9 acts on ALARM',
    );
  });

  it('what came and went while suppressed acts on the state that is left', () => {
    expect(timeline('00X0000000', '0XXXX00000')).toBe(
      '2 OK>ALARM, 2 held by Alarm, 3 ALARM>OK, 3 held by Alarm, 5 held by ExtensionPeriod, 8 acts on OK',
    );
  });

  it('an extension after which nothing was held back acts only where AWS is taken to repeat itself', () => {
    const [composite, suppressor] = ['0XXXXXXXXXXX', '00000XX00000'];
    const opened = '1 OK>ALARM, 1 held by WaitPeriod, 3 acts on ALARM';
    expect(timeline(composite, suppressor, {}, false)).toBe(opened);
    expect(timeline(composite, suppressor, {}, true)).toBe(`${opened}, 10 acts on ALARM`);
  });
});
