import { beforeAll, describe, expect, it } from '@jest/globals';
import { type DrillOutcome, drill } from '../../../lib/drill/drill';
import { type Timeline, timelineOf } from '../../../lib/drill/outcome/timeline';
import { readScenario } from '../../../lib/drill/scenario/read-scenario';
import { outcomeJson } from '../../../lib/report/json';
import { stripChart } from '../../../lib/report/strip-chart';
import { HubAlarms } from '../../../lib/stacks/hub-alarms';

const TEXT = `
title: A service fails, comes back, and vantages have troubles of their own
fleet: { services: 3, vantages: 3, hubs: 1 }
length: 40m
events:
  - { at: 5m, for: 8m, services: [svc0], result: tcp.refused }
  - { at: 20m, for: 3m, services: [svc1], result: blocked }
  - { at: 22m, for: 4m, vantages: [v1], silent: true }
  - { at: 24m, for: 4m, vantages: [v2], witnesses: failing }
`;

let outcome: DrillOutcome;
let timeline: Timeline;

beforeAll(async () => {
  const scenario = readScenario('timeline.yaml', TEXT, () => {
    throw new Error('the scenario has its own fleet');
  });
  outcome = await drill(scenario, new HubAlarms().of(scenario.fleet), { phases: 2, seed: 1 });
  const [first] = outcome.phases;
  if (first === undefined) throw new Error('no phase');
  timeline = timelineOf(scenario, first);
});

function seconds(ms: number | undefined): number {
  return Math.round((ms ?? 0) / 1000);
}

describe('the timeline of a phase', () => {
  it('lies under the strip chart', () => {
    expect(`\n${stripChart(timeline, outcome.scenario.start, 100)}\n`).toMatchInlineSnapshot(`
"
svc0      us-east-1                     00000XXXXXXXX000000000000000000000000000
svc0      eu-west-1                     00000XXXXXXXX000000000----00000000000000
svc0      ap-southeast-1                00000XXXXXXXX00000000000????000000000000
svc1      us-east-1                     00000000000000000000bbb00000000000000000
svc1      eu-west-1                     00000000000000000000bb----00000000000000
svc1      ap-southeast-1                00000000000000000000bbb0????000000000000
svc2      us-east-1                     0000000000000000000000000000000000000000
svc2      eu-west-1                     0000000000000000000000----00000000000000
svc2      ap-southeast-1                000000000000000000000000????000000000000
incident  service/svc0                  ........!!!!!!!!!!!!!!!.................
incident  vantage/ap-southeast-1/blind  ..............................!!!.......
                                        12:00     12:10     12:20     12:30  (UTC)
"
`);
  });

  it('a chart of fewer columns shows the worst of each', () => {
    const [line = ''] = stripChart(timeline, outcome.scenario.start, 10).split('\n');
    expect(line.split(/ +/).at(-1)).toBe('0XXX000000');
  });

  it('keeps codes, and tells blind from unknown and from silent', () => {
    const row = (service: string, vantage: string) =>
      timeline.cells.find((each) => each.service === service && each.vantage === vantage)?.seen ?? [];
    expect(row('svc0', 'us-east-1')[6]).toEqual({ kind: 'failing', code: 'tcp.refused' });
    expect(row('svc1', 'us-east-1')[21]).toEqual({ kind: 'blocked', code: 'blocked.status' });
    expect(row('svc1', 'eu-west-1')[23]).toEqual({ kind: 'silent' });
    expect(row('svc2', 'ap-southeast-1')[26]).toEqual({ kind: 'blind' });
  });

  it('each alarm has its state at minute 0, and each change with its reason', () => {
    const down = timeline.alarms.find(({ alarm }) => alarm.endsWith('service/svc0/down'));
    expect(down?.region).toBe('us-west-2');
    expect(down?.spans.map(({ state }) => state)).toEqual(['OK', 'ALARM', 'OK']);
    expect(down?.spans[0]?.fromMs).toBe(0);
    const http = timeline.alarms.find(({ alarm }) => alarm.endsWith('service/svc0/http'));
    expect(http?.spans.map(({ reason }) => reason.split(':')[0])).toEqual(Array(3).fill('Threshold Crossed'));
    expect(http?.spans[1]?.fromMs).toBe(down?.spans[1]?.fromMs);
  });

  it('an incident is open from its first message to its closing', () => {
    const [opened, closed, told, over] = timeline.messages;
    expect(timeline.incidents).toEqual([
      { key: 'service/svc0', spans: [{ fromMs: opened?.atMs, toMs: closed?.atMs }] },
      { key: 'vantage/ap-southeast-1/blind', spans: [{ fromMs: told?.atMs, toMs: over?.atMs }] },
    ]);
  });

  it('lies under the JSON', () => {
    const { first } = JSON.parse(outcomeJson(outcome));
    const told = [...first.pages, ...first.tickets, ...first.closes];
    const times = told.map(({ atSeconds }: { readonly atSeconds: number }) => atSeconds).sort((a, b) => a - b);
    expect(times).toEqual(timeline.messages.map(({ atMs }) => seconds(atMs)));
  });

  it('every phase keeps what its alarms did', () => {
    for (const { events, rawSends } of outcome.phases) {
      expect(events.some((event) => event.kind === 'change' && event.reason !== '')).toBe(true);
      expect(rawSends).toBe(1);
    }
  });
});
