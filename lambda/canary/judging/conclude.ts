import type { Fleet } from '../../../lib/contract/fleet';
import type { RunRecord } from '../../../lib/contract/run-record';
import type { Sample } from '../../../lib/contract/series';
import type { Verdict } from '../../../lib/contract/verdict';
import { type Attribution, attribute, attributeSlowness } from './attribute';
import type { Findings } from './judge-run';
import { samplesOf } from './samples';
import { isBlind } from './witnesses';

/** What a run tells: samples for the hubs, and what its record says of the targets. */
export interface Conclusions {
  readonly samples: readonly Sample[];
  readonly record: Pick<
    RunRecord,
    'blind' | 'witnesses' | 'cells' | 'causes' | 'unexplained' | 'everything' | 'failedResolvers' | 'lastGood'
  >;
}

const NOTHING_ATTRIBUTED: Attribution = { causes: new Map(), left: [], everything: false, unexplained: false };

/** Attributes what was found, and spells it as samples and as record. Pure: equal findings, equal words. */
export function conclude(fleet: Fleet, vantage: string, findings: Findings): Conclusions {
  const { cells, witnesses, answers, failedResolvers, fromMemory } = findings;
  const verdicts: ReadonlyMap<string, Verdict> = new Map(cells.map(({ service, verdict }) => [service, verdict]));
  const blind = isBlind(witnesses, answers);
  const attribution = blind ? NOTHING_ATTRIBUTED : attribute(verdicts, fleet.causes);
  const slowCauses = attributeSlowness(verdicts, fleet.causes);
  return {
    samples: samplesOf(fleet, { vantage, blind, cells, attribution, slowCauses, failedResolvers }),
    record: {
      blind,
      witnesses,
      cells,
      causes: Object.fromEntries(attribution.causes),
      unexplained: attribution.left,
      everything: attribution.everything,
      failedResolvers: [...failedResolvers],
      lastGood: Object.fromEntries(fromMemory.map((host) => [host, 'memory'] as const)),
    },
  };
}
