import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AlarmEvent, EvaluateOptions } from '../../../lib/cloudwatch/evaluate';
import type { MetricDatum } from '../../../lib/cloudwatch/metrics/metric-store';
import { alarmsOf, compositeAlarm, metricAlarm } from '../alarm-template';
import { data, inWords, MINUTE, rehearse } from '../rehearsal';

const MODES = ['missing', 'ignore', 'breaching', 'notBreaching'] as const;
const chart = (...marks: readonly string[]) =>
  fc.string({ unit: fc.constantFrom(...marks), minLength: 1, maxLength: 25 });
const counts = fc
  .integer({ min: 1, max: 6 })
  .chain((EvaluationPeriods) =>
    fc
      .integer({ min: 1, max: EvaluationPeriods })
      .map((DatapointsToAlarm) => ({ EvaluationPeriods, DatapointsToAlarm })),
  );
const window = fc.constantFrom({}, { EvaluationWindow: { WallClockWindow: {} } });
const mode = fc.constantFrom(...MODES).map((TreatMissingData) => ({ TreatMissingData }));
const condition = fc.tuple(counts, window, mode).map((parts) => Object.assign({}, ...parts));

/** Two alarms, one of which suppresses a composite over the other. */
function pair(properties: object) {
  return alarmsOf(
    metricAlarm('a', { ...properties }),
    metricAlarm('b', { ...properties }),
    compositeAlarm('c', 'ALARM(a)', {
      ActionsSuppressor: 'b',
      ActionsSuppressorWaitPeriod: 70,
      ActionsSuppressorExtensionPeriod: 180,
    }),
  );
}

function run(properties: object, samples: readonly MetricDatum[], options: Partial<EvaluateOptions> = {}) {
  return rehearse(pair(properties), samples, 30, { phaseMs: (id) => (id.endsWith('a') ? 5000 : 42_000), ...options })
    .events;
}

function changes(properties: object, samples: string): string[] {
  const { events } = rehearse(alarmsOf(metricAlarm('a', { ...properties })), data('a', samples), 30);
  return events.filter(({ kind }) => kind === 'change').map(inWords);
}

describe('whatever the data', () => {
  it('notBreaching never alarms without enough breaching datapoints', () => {
    fc.assert(
      fc.property(chart('0', '-', 'X'), counts, window, (marks, needed, where) => {
        const alarmed = changes({ ...needed, ...where, TreatMissingData: 'notBreaching' }, marks).some((line) =>
          line.endsWith('ALARM'),
        );
        expect(alarmed && [...marks].filter((mark) => mark === 'X').length < needed.DatapointsToAlarm).toBe(false);
      }),
    );
  });

  it('an alarm whose state is kept changes only on a datapoint', () => {
    fc.assert(
      fc.property(counts, window, (needed, where) => {
        expect(changes({ ...needed, ...where, TreatMissingData: 'ignore' }, '')).toEqual([]);
      }),
    );
  });

  it('the four modes agree once no data are missing', () => {
    fc.assert(
      fc.property(chart('0', 'X'), counts, window, (marks, needed, where) => {
        const whole = marks.padStart(30, '0');
        const [first, ...others] = MODES.map((TreatMissingData) =>
          changes({ ...needed, ...where, TreatMissingData }, whole).filter((line) => Number.parseInt(line, 10) > 8),
        );
        for (const other of others) expect(other).toEqual(first);
      }),
    );
  });

  it('with a wall-clock window the range beyond it does not matter', () => {
    fc.assert(
      fc.property(chart('0', '-', 'X'), condition, fc.integer({ min: 0, max: 9 }), (marks, properties, extra) => {
        const wall = { ...properties, EvaluationWindow: { WallClockWindow: {} } };
        const samples = data('a', marks);
        expect(run(wall, samples, { extraDatapoints: () => extra })).toEqual(run(wall, samples));
      }),
    );
  });

  it('the order of the puts changes nothing, to the last bit', () => {
    const value = fc.double({ noNaN: true, min: -1e6, max: 1e6 });
    const sample = fc.record({ minute: fc.nat(5), value, late: fc.nat(200_000) });
    fc.assert(
      fc.property(
        fc.array(sample, { maxLength: 30 }),
        condition,
        fc.infiniteStream(fc.nat()),
        (drawn, properties, random) => {
          const samples = drawn.flatMap(({ minute, value: exact, late }) =>
            data('a', `${'-'.repeat(minute)}0`).map((datum) => ({
              ...datum,
              value: exact,
              arrives: datum.timestamp + late,
            })),
          );
          const shuffled = samples
            .map((datum) => ({ datum, place: random.next().value ?? 0 }))
            .sort((a, b) => a.place - b.place)
            .map(({ datum }) => datum);
          expect(run(properties, shuffled)).toEqual(run(properties, samples));
        },
      ),
    );
  });

  it('moving everything by whole minutes moves all events', () => {
    const when = ({ at, kind, alarm }: AlarmEvent) => [at, kind, alarm];
    fc.assert(
      fc.property(
        chart('0', '-', 'X'),
        chart('0', '-', 'X'),
        condition,
        fc.nat(10_000),
        (a, b, properties, minutes) => {
          const samples = [...data('a', a), ...data('b', b)];
          const shift = minutes * MINUTE;
          const from = (samples[0]?.timestamp ?? 0) + shift;
          const moved = samples.map((datum) => ({ ...datum, timestamp: datum.timestamp + shift }));
          const here = run(properties, samples, { from: from - shift, to: from - shift + 30 * MINUTE }).map(when);
          const there = run(properties, moved, { from, to: from + 30 * MINUTE }).map(when);
          expect(there).toEqual(here.map(([at, ...rest]) => [Number(at) + shift, ...rest]));
        },
      ),
    );
  });

  it('an alarm acts only in its state, and a composite never while its suppressor is in ALARM', () => {
    fc.assert(
      fc.property(
        chart('0', '-', 'X'),
        chart('0', '-', 'X'),
        condition,
        fc.boolean(),
        (a, b, properties, rerunAfterSuppression) => {
          const states = new Map<string, string>();
          for (const event of run(properties, [...data('a', a), ...data('b', b)], { rerunAfterSuppression })) {
            if (event.kind === 'change') states.set(event.alarm, event.to);
            if (event.kind === 'action') expect(event.state).toBe(states.get(event.alarm));
            if (event.kind === 'action' && event.alarm === 'c') expect(states.get('b')).not.toBe('ALARM');
          }
        },
      ),
    );
  });
});
