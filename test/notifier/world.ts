import { conclude } from '../../lambda/canary/judging/conclude';
import type { Host, Receipt } from '../../lambda/notifier/host';
import { lookAgain } from '../../lambda/notifier/look-again';
import { notify } from '../../lambda/notifier/notify';
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

/** A hub in memory: canaries publish into it as the shipped ones do, alarms are sent by hand, minutes pass at once. */
export function createWorld(fleet: Fleet, startsAt = Date.parse('2021-10-04T15:00:00Z')) {
  const sums = new Map<string, Map<number, number>>();
  const records = new Map<string, RunRecord>();
  const receipts = createReceiptTable();
  const sent: Message[] = [];
  const logged: object[] = [];
  /** What does not work at present: `sums`, `records`, `send`, a call of the receipts, or the records of a vantage. */
  const broken = new Set<string>();
  let now = startsAt;
  let meanwhile: (() => Promise<void>) | undefined;

  const working = <T>(part: string, result: T): T => {
    if (broken.has(part)) throw new Error(`${part} is broken`);
    return result;
  };
  const seriesOf = ({ metric, dimensions }: Series) =>
    JSON.stringify([metric, Object.entries(dimensions).toSorted(([a], [b]) => (a < b ? -1 : 1))]);

  const host: Host = {
    fleet,
    hub: 'us-east-1',
    now: () => now,
    sums: async (queries, from, to) =>
      working('sums', queries).map((query) => {
        const series = [...(sums.get(seriesOf(query)) ?? [])];
        return new Map(series.filter(([minute]) => minute >= from && minute < to));
      }),
    record: async (vantage, minute) => working('records', working(vantage, records.get(`${vantage} ${minute}`))),
    receipts: {
      get: async (key) => working('get', await receipts.get(key)),
      list: async () => {
        const open = working('list', await receipts.list());
        await meanwhile?.();
        meanwhile = undefined;
        return open;
      },
      put: async (receipt: Receipt) => working('put', receipts).put(receipt),
      amend: async (receipt: Receipt) => working('amend', receipts).amend(receipt),
      remove: async (key) => working('remove', receipts).remove(key),
    },
    send: async (message) => {
      working('send', sent).push(message);
    },
    log: (entry) => logged.push(entry),
  };

  function run(vantage: string, minute: number, result: (service: string, vantage: string) => Result, blind: boolean) {
    const cells = fleet.services.map(({ name }): Cell => {
      const code = result(name, vantage);
      const cell = { service: name, verdict: verdictFrom(code) };
      return code.startsWith('http.') ? { ...cell, detail: 'HTTP 503' } : cell;
    });
    const code = blind ? 'tcp.timeout' : 'up';
    const witnesses = ['w0', 'w1', 'w2'].map((name) => ({ name, code }) as const);
    const findings = { cells, witnesses, answers: [], failedResolvers: new Set(''), fromMemory: [] };
    const { samples, record } = conclude(fleet, vantage, findings);
    for (const { metric, dimensions, value } of samples) {
      const series = sums.get(seriesOf({ metric, dimensions })) ?? new Map<number, number>();
      sums.set(seriesOf({ metric, dimensions }), series.set(minute, (series.get(minute) ?? 0) + value));
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

  return {
    host,
    sent,
    logged,
    broken,
    receipts,
    /** One minute passes: every vantage runs, but for the silent ones; then it is some seconds into the next. */
    minute(
      result: (service: string, vantage: string) => Result = () => 'up',
      { silent = [], blind = [] }: { silent?: readonly string[]; blind?: readonly string[] } = {},
    ) {
      const start = Math.floor(now / MINUTE) * MINUTE;
      for (const vantage of fleet.vantages.filter((name) => !silent.includes(name))) {
        run(vantage, start, result, blind.includes(vantage));
      }
      now = start + MINUTE + 13_000;
    },
    alarm: (key: string, state: string) =>
      notify(
        {
          Records: [
            {
              Sns: {
                Message: JSON.stringify({ AlarmName: key, AlarmDescription: keyLine(key), NewStateValue: state }),
              },
            },
          ],
        },
        host,
      ),
    look: () => lookAgain(host),
    /** Lets something happen just after the receipts have next been listed: somebody else was quicker. */
    meanwhile(work: () => Promise<void>) {
      meanwhile = work;
    },
  };
}
