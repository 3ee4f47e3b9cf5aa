import { type MetricLayer, metricLayerOf } from '../../../lib/contract/failure-codes';
import type { RunRecord } from '../../../lib/contract/run-record';
import { failingCodes } from '../../../lib/contract/verdict';

/** One failing service as one vantage saw it. */
export interface FailingCell {
  readonly service: string;
  readonly vantage: string;
  /** Its codes: the first failure, and what the last good address met besides. */
  readonly codes: readonly string[];
  /** The layer at which it failed first. */
  readonly layer: MetricLayer;
  /** The name fails, yet the last good address answers. */
  readonly answers: boolean;
  readonly detail?: string;
  /** What the name servers of its zones say. */
  readonly zone?: string;
}

/** The failing cells of a run. */
export function failingCells(record: RunRecord): readonly FailingCell[] {
  return record.cells.flatMap(({ service, verdict, detail, zone }): FailingCell[] => {
    if (verdict.kind !== 'failing') return [];
    const cell: FailingCell = {
      service,
      vantage: record.vantage,
      codes: failingCodes(verdict),
      layer: metricLayerOf(verdict.code),
      answers: verdict.connection === 'up',
    };
    return [{ ...cell, ...(detail !== undefined && { detail }), ...(zone !== undefined && { zone }) }];
  });
}
