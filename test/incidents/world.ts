import { conclude } from '../../lambda/canary/judging/conclude';
import { answerAlarm } from '../../lambda/incidents/answer-alarm';
import { receiptsOf } from '../../lambda/incidents/deciding/incident';
import type { AlarmState, IncidentPorts } from '../../lambda/incidents/ports';
import { rowOf } from '../../lambda/incidents/receipts/receipt-facts';
import { recheck } from '../../lambda/incidents/recheck';
import type { Fleet } from '../../lib/contract/fleet';
import { keyLine } from '../../lib/contract/incident-key';
import type { Message } from '../../lib/contract/message';
import { quorum } from '../../lib/contract/quorum';
import type { RunRecord } from '../../lib/contract/run-record';
import type { Series } from '../../lib/contract/series';
import type { Cell } from '../../lib/contract/verdict';
import { createReceiptTable } from '../../lib/drill/hub/receipt-table';
import { verdictFrom } from '../verdict-from';

export const MINUTE = 60_000;

const REGIONS = ['us-east-1', 'eu-west-1', 'ap-southeast-1', 'us-west-2', 'sa-east-1'];

/** What a cell meets: `up`, `blocked`, or a code with what the last good address met behind a `+`. */
export type Result = string;

/** Services named by the causes, then `svc<n>` up to the number wanted. */
export function fleetOf(causes: Fleet['causes'], more: { services?: number; vantages?: number } = {}): Fleet {
  const named = [...new Set(Object.values(causes).flat())];
  const others = Array.from({ length: Math.max(0, (more.services ?? 0) - named.length) }, (_, n) => `other${n}`);
  const vantages = REGIONS.slice(0, more.vantages ?? 3);
  return {
    name: 'common-cause',
    services: [...named, ...others].map((name) => ({ name, dns: [`${name}.example`], http: [] })),
    vantages,
    hubs: ['us-east-1'],
    causes,
    witnesses: [],
    resolvers: ['system'],
    quorum: quorum(vantages.length),
  };
}

/** Vantages that do not run, those that cannot see, and resolvers that fail for names which others answer. */
interface MinuteOptions {
  readonly silent?: readonly string[];
  readonly blind?: readonly string[];
  readonly failedResolvers?: readonly string[];
}

/** Lets something happen when a world's outside is asked: at once, or when somebody says so. */
export type Gate = <T>(what: string, ask: () => Promise<T>) => Promise<T>;

/** A hub in memory: canaries publish into it as the shipped ones do, alarms are sent by hand, minutes pass at once. */
export function createWorld(
  fleet: Fleet,
  startsAt = Date.parse('2021-10-04T15:00:00Z'),
  gate: Gate = (_, ask) => ask(),
) {
  const figures = { Sum: new Map<string, Map<number, number>>(), SampleCount: new Map<string, Map<number, number>>() };
  const records = new Map<string, RunRecord>();
  const receipts = createReceiptTable();
  const sent: Message[] = [];
  const logged: object[] = [];
  /** What does not work at present: `statistics`, `records`, `list`, `claim`, `change`, `send`, `states`, or the records of a vantage. */
  const broken = new Set<string>();
  const states = new Map<string, AlarmState>();
  let now = startsAt;
  let alarms = 0;
  let meanwhile: (() => Promise<unknown>) | undefined;

  const working = <T>(part: string, result: T): T => {
    if (broken.has(part)) throw new Error(`${part} is broken`);
    return result;
  };
  const seriesOf = ({ metric, dimensions }: Series) =>
    JSON.stringify([metric, Object.entries(dimensions).toSorted(([a], [b]) => (a < b ? -1 : 1))]);

  const ports: IncidentPorts = {
    fleet,
    hub: 'us-east-1',
    now: () => now,
    sleep: (ms) =>
      gate('sleep', async () => {
        now += ms;
      }),
    statistics: (queries, from, to) =>
      gate('statistics', async () =>
        working('statistics', queries).map(({ series, statistic }) => {
          const found = [...(figures[statistic].get(seriesOf(series)) ?? [])];
          return new Map(found.filter(([minute]) => minute >= from && minute < to));
        }),
      ),
    record: (vantage, minute) =>
      gate('record', async () => working('records', working(vantage, records.get(`${vantage} ${minute}`)))),
    alarmStates: async (paths) => {
      const known = working('states', states);
      return new Map([...known].filter(([path]) => paths.includes(path)));
    },
    mutedAlarms: async () => new Set(),
    receipts: {
      list: () =>
        gate('list', async () => {
          const rows = working('list', await receipts.list());
          const work = meanwhile;
          meanwhile = undefined;
          await work?.();
          return rows;
        }),
      change: (change, withinMs) =>
        gate('change', async () =>
          working(change.key.startsWith('claim ') ? 'claim' : 'change', receipts).change(change, withinMs),
        ),
    },
    topicsOf: () => ['people'],
    send: (message) =>
      gate('send', async () => {
        if (broken.has('send')) return 'refused';
        sent.push(message);
        return broken.has('answer') ? 'unknown' : 'accepted';
      }),
    log: (entry) => logged.push(entry),
  };

  function run(
    vantage: string,
    minute: number,
    result: (service: string, vantage: string) => Result,
    { isBlind, failedResolvers }: { isBlind: boolean; failedResolvers: readonly string[] },
  ) {
    const cells = fleet.services.map(({ name }): Cell => {
      const code = result(name, vantage);
      const cell = { service: name, verdict: verdictFrom(code === 'expiring' ? 'up' : code) };
      if (code === 'expiring') return { ...cell, certificateDays: 6.4 };
      if (code === 'slow') return { ...cell, responseTimeMs: 1_240 };
      return code.startsWith('http.') ? { ...cell, detail: 'HTTP 503' } : cell;
    });
    const code = isBlind ? 'tcp.timeout' : 'up';
    const witnesses = ['w0', 'w1', 'w2'].map((name) => ({ name, code }) as const);
    const findings = { cells, witnesses, answers: [], failedResolvers: new Set(failedResolvers), fromMemory: [] };
    const { samples, record } = conclude(fleet, vantage, findings);
    for (const { metric, dimensions, value } of samples) {
      const name = seriesOf({ metric, dimensions });
      for (const [statistic, more] of [['Sum', value] as const, ['SampleCount', 1] as const]) {
        const series = figures[statistic].get(name) ?? new Map<number, number>();
        figures[statistic].set(name, series.set(minute, (series.get(minute) ?? 0) + more));
      }
    }
    records.set(`${vantage} ${minute}`, {
      type: 'run',
      version: 1,
      vantage,
      minute: new Date(minute).toISOString(),
      startedAt: new Date(minute + 40_000).toISOString(),
      durationMs: 6_000,
      ...record,
      hubs: {},
    });
  }

  /** An alarm's state change, as SNS hands it over; by default just now, each a little later than the one before. */
  const alarm = (key: string, state: string, at = now - 1_000 + alarms++) => {
    const description = { AlarmName: key, AlarmDescription: keyLine(key) };
    const message = { ...description, NewStateValue: state, StateChangeTime: new Date(at).toISOString() };
    return answerAlarm({ Records: [{ Sns: { Message: JSON.stringify(message) } }] }, ports);
  };

  const rowsOf = async () => (await receipts.list()).map(rowOf).filter((row) => row !== undefined);

  return {
    ports,
    sent,
    logged,
    broken,
    receipts,
    /** States of the alarms behind tickets, by their paths. */
    states,
    now: () => now,
    /** What is known of a key. */
    row: async (key: string) => (await rowsOf()).find((row) => row.key === key),
    /** Keys of what is open. */
    open: async () => receiptsOf(await rowsOf()).map(({ key }) => key),
    /** One minute passes: every vantage runs, but for the silent ones; then it is some seconds into the next. */
    minute(
      result: (service: string, vantage: string) => Result = () => 'up',
      { silent = [], blind = [], failedResolvers = [] }: MinuteOptions = {},
    ) {
      const start = Math.floor(now / MINUTE) * MINUTE;
      for (const vantage of fleet.vantages.filter((name) => !silent.includes(name))) {
        run(vantage, start, result, { isBlind: blind.includes(vantage), failedResolvers });
      }
      now = start + MINUTE + 13_000;
    },
    alarm,
    recheck: () => recheck(ports),
    /** Lets something happen just after the receipts have next been listed: somebody else was quicker. */
    meanwhile(work: () => Promise<unknown>) {
      meanwhile = work;
    },
  };
}

/** So many minutes in which all is well. */
export function passCleanly(world: Pick<ReturnType<typeof createWorld>, 'minute'>, minutes: number): void {
  for (let n = 0; n < minutes; n++) world.minute();
}
