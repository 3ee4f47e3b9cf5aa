import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { expect, it } from '@jest/globals';
import { buildSync } from 'esbuild';
import { alarmsOf, metricAlarm, templateOf } from './alarm-template';
import { data, inWords, rehearse, START } from './rehearsal';

/** Both doors as a script of a page: nothing of Node.js in it, or it would not be built. */
function script(): string {
  const { outputFiles } = buildSync({
    stdin: {
      contents: `export * from './evaluate'; export * from './read-alarms';`,
      resolveDir: join(__dirname, '..', '..', 'lib', 'cloudwatch'),
    },
    bundle: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'cloudwatch',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

it('both doors work where there is no Node.js', () => {
  const alarm = metricAlarm('a', {
    EvaluationWindow: { WallClockWindow: { Timezone: 'Europe/London' } },
    TreatMissingData: 'notBreaching',
  });
  const template = templateOf(alarm);
  const samples = data('a', '0XX0');
  const page = createContext({ template: JSON.stringify(template), samples: JSON.stringify(samples), START });
  const inPage: unknown = runInContext(
    `${script()}
    const store = new cloudwatch.MetricStore();
    for (const sample of JSON.parse(samples)) store.put(sample);
    const graph = cloudwatch.readAlarms([{ region: 'us-east-1', template: JSON.parse(template) }]);
    const options = { graph, metrics: store, from: START, phaseMs: () => 0, rerunAfterSuppression: false };
    JSON.stringify(cloudwatch.evaluate({ ...options, to: START + 6 * 60000 }).events);`,
    page,
  );
  const { events } = rehearse(alarmsOf(alarm), samples, 6);
  expect(events.map(inWords)).toContain('2 a OK>ALARM');
  expect(inPage).toBe(JSON.stringify(events));
});
