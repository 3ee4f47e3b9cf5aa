import { describe, expect, it } from '@jest/globals';
import { boundRecord } from '../../lambda/canary/bound-record';
import type { RunRecord } from '../../lib/contract/run-record';
import type { Cell } from '../../lib/contract/verdict';

const MAX_BYTES = 48 * 1024;

function recordOf(count: number, cell: (service: string, index: number) => Cell): RunRecord {
  const names = Array.from({ length: count }, (_, index) => `service-number-${index}`);
  return {
    type: 'run',
    version: 1,
    vantage: 'eu-west-1',
    minute: '2026-03-01T12:00:00.000Z',
    startedAt: '2026-03-01T12:00:40.000Z',
    durationMs: 5_000,
    blind: false,
    witnesses: [],
    cells: names.map(cell),
    causes: { 'owner/all': names },
    unexplained: names,
    everything: false,
    failedResolvers: [],
    lastGood: {},
    hubs: {},
  };
}

const failing = (service: string): Cell => ({
  service,
  verdict: { kind: 'failing', code: 'dns.servfail', connection: 'tcp.timeout' },
  responseTimeMs: 12,
  detail: '東京'.repeat(100),
});

const sizeOf = (record: RunRecord) => Buffer.byteLength(JSON.stringify(record));

describe('a run record', () => {
  it('that is short enough stays as it is', () => {
    const record = recordOf(20, failing);
    expect(boundRecord(record)).toBe(record);
  });

  it('gives up details first', () => {
    const { cells, cellsLeftOut } = boundRecord(recordOf(100, failing));
    expect(cells).toHaveLength(100);
    expect(cellsLeftOut).toBeUndefined();
    expect(cells[0]?.detail).toBe(`${'東京'.repeat(50).slice(0, 99)}…`);
    expect(cells[0]?.responseTimeMs).toBe(12);
  });

  it('leaves out healthy cells before others, and tells how many', () => {
    const mixed = recordOf(600, (service, index) =>
      index % 10 === 0 ? failing(service) : { service, verdict: { kind: 'up' }, responseTimeMs: 1 },
    );
    const { cells, cellsLeftOut = 0 } = boundRecord(mixed);
    expect(cells.filter(({ verdict }) => verdict.kind === 'failing')).toHaveLength(60);
    expect(cells.length + cellsLeftOut).toBe(600);
  });

  it.each([100, 300, 1_000, 3_000])('of %d failing services is never longer than 48 kB', (count) => {
    expect(sizeOf(boundRecord(recordOf(count, failing)))).toBeLessThanOrEqual(MAX_BYTES);
  });
});
