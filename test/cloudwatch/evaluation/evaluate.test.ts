import { describe, expect, it } from '@jest/globals';
import { Evaluation } from '../../../lib/cloudwatch/evaluate';
import { alarmsOf, compositeAlarm, metricAlarm } from '../alarm-template';
import { data, inWords, MINUTE, rehearse, START, storeOf } from '../rehearsal';

const QUIET = { OKActions: [], AlarmActions: [] };

describe('metric alarms', () => {
  it('act on changes only, and each state on its own list', () => {
    const { events, states } = rehearse(alarmsOf(metricAlarm('a')), data('a', '0XX0'), 5);
    expect(events.map(inWords)).toEqual([
      '1 a INSUFFICIENT_DATA>OK',
      '1 a acts on OK',
      '2 a OK>ALARM',
      '2 a acts on ALARM',
      '4 a ALARM>OK',
      '4 a acts on OK',
    ]);
    expect([...states]).toEqual([['us-east-1/a', 'OK']]);
  });

  it('with actions disabled change without acting', () => {
    const graph = alarmsOf(metricAlarm('a', { ActionsEnabled: false }));
    expect(rehearse(graph, data('a', 'X'), 3).events.map(inWords)).toEqual(['1 a INSUFFICIENT_DATA>ALARM']);
  });

  it('look at their phase in each minute, from the first instant on and not at the last', () => {
    const graph = alarmsOf(metricAlarm('a', QUIET));
    const at = (phase: number, from: number, to: number) =>
      rehearse(graph, data('a', 'X'), 0, { phaseMs: () => phase, from: START + from, to: START + to }).events.map(
        (event) => event.at - START,
      );
    expect(at(7000, 0, 2 * MINUTE)).toEqual([67_000]);
    expect(at(7000, 67_000, 2 * MINUTE)).toEqual([67_000]);
    expect(at(7000, 0, 67_000)).toEqual([]);
    expect(at(60_000, 0, 2 * MINUTE)).toEqual([60_000]);
  });

  it('of high resolution look every ten seconds', () => {
    const graph = alarmsOf(metricAlarm('a', { ...QUIET, Period: 10 }));
    const beat = data('a', 'X').map((datum) => ({ ...datum, timestamp: START + 20_000 }));
    expect(rehearse(graph, beat, 1, { phaseMs: () => 43_000 }).events.map(({ at }) => at - START)).toEqual([33_000]);
  });

  it('of several days see data up to the full hour, as in the published example', () => {
    const graph = alarmsOf(metricAlarm('a', { ...QUIET, Period: 86_400, EvaluationPeriods: 3, DatapointsToAlarm: 1 }));
    const job = data('a', '0X').map((datum, hour) => ({
      ...datum,
      timestamp: START - 3 * 3_600_000 + hour * 122 * MINUTE,
    }));
    // The job fails two minutes past the hour; the looks are at three minutes past it.
    const lines = rehearse(graph, job, 120, { from: START - 3_600_000, phaseMs: () => 3 * MINUTE }).events.map(inWords);
    expect(lines).toEqual(['-57 a INSUFFICIENT_DATA>OK', '3 a OK>ALARM']);
  });

  it('with a wall-clock window never look beyond it, with a sliding one as far as they are told', () => {
    const silence = (rest: object, extra = 2) =>
      rehearse(alarmsOf(metricAlarm('a', { ...QUIET, ...rest })), data('a', 'X'), 9, { extraDatapoints: () => extra })
        .events.map(inWords)
        .slice(1);
    expect(silence({ EvaluationWindow: { WallClockWindow: {} } })).toEqual(['2 a ALARM>INSUFFICIENT_DATA']);
    expect(silence({})).toEqual(['4 a ALARM>INSUFFICIENT_DATA']);
    expect(silence({}, 5)).toEqual(['7 a ALARM>INSUFFICIENT_DATA']);
  });

  it('see a late datum when it arrives', () => {
    const late = data('a', '0X0').map((datum) => ({ ...datum, arrives: datum.timestamp + 130_000 }));
    const graph = alarmsOf(metricAlarm('a', { ...QUIET, EvaluationPeriods: 5, DatapointsToAlarm: 1 }));
    const { events } = rehearse(graph, late, 6, { phaseMs: () => 20_000 });
    expect(events.map((event) => event.at - START)).toEqual([140_000, 200_000]);
  });

  it('of other regions see only their own data', () => {
    const elsewhere = data('a', 'X', { region: 'eu-west-1' });
    expect(rehearse(alarmsOf(metricAlarm('a')), elsewhere, 3).events).toEqual([]);
  });
});

describe('composite alarms', () => {
  it('are created in a state of their own, children first, and act on it', () => {
    const graph = alarmsOf(compositeAlarm('outer', 'OK(inner)'), compositeAlarm('inner', 'ALARM(a)'), metricAlarm('a'));
    expect(rehearse(graph, [], 1).events.map(inWords)).toEqual([
      '0 inner INSUFFICIENT_DATA>OK',
      '0 inner acts on OK',
      '0 outer INSUFFICIENT_DATA>ALARM',
      '0 outer acts on ALARM',
    ]);
  });

  it('are evaluated once when several children change in the same instant', () => {
    const graph = alarmsOf(
      metricAlarm('a', QUIET),
      metricAlarm('b', QUIET),
      compositeAlarm('one', 'ALARM(a) AND NOT ALARM(b)', QUIET),
      compositeAlarm('both', 'ALARM(a) AND ALARM(b)', QUIET),
    );
    const { events } = rehearse(graph, [...data('a', '0X'), ...data('b', '0X')], 3);
    expect(events.map(inWords).filter((line) => line.startsWith('2'))).toEqual([
      '2 a OK>ALARM',
      '2 b OK>ALARM',
      '2 both OK>ALARM',
    ]);
  });

  it('do nothing when a second child joins the first', () => {
    const graph = alarmsOf(
      metricAlarm('a', QUIET),
      metricAlarm('b', QUIET),
      compositeAlarm('c', 'ALARM(a) OR ALARM(b)'),
    );
    const { events } = rehearse(graph, [...data('a', '0XXX'), ...data('b', '00X0')], 5);
    expect(events.map(inWords).filter((line) => line.includes('c acts'))).toEqual([
      '0 c acts on OK',
      '2 c acts on ALARM',
    ]);
  });
});

describe('an evaluation in steps', () => {
  it('tells the same as one at once, and takes data in between', () => {
    const graph = alarmsOf(metricAlarm('a'), compositeAlarm('c', 'ALARM(a)'));
    const samples = data('a', '0X0X0');
    const metrics = storeOf([]);
    const evaluation = new Evaluation({ graph, metrics, from: START, phaseMs: () => 0, rerunAfterSuppression: true });
    const steps = samples.flatMap((sample) => {
      const told = evaluation.advance(sample.timestamp + 30_000);
      metrics.put(sample);
      return told;
    });
    const rest = evaluation.advance(START + 6 * MINUTE);
    expect([...steps, ...rest]).toEqual(rehearse(graph, samples, 6).events);
  });
});
