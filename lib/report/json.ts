import type { Message } from '../contract/message';
import type { DrillOutcome, PhaseOutcome } from '../drill/drill';
import { portionOf, type Told } from '../drill/outcome/judge';
import type { Scenario } from '../drill/scenario';

/** Median, 95th percentile and maximum of times to the first page, in whole seconds; null without a page. */
export interface TimeToPage {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? 0;
}

/** Times to the first page over all phases that had one (nearest rank). */
export function timeToPage({ phases }: DrillOutcome): TimeToPage | null {
  const times = phases.flatMap(({ verdict }) => verdict.timeToPageMs ?? []).sort((a, b) => a - b);
  if (times.length === 0) return null;
  const at = (q: number) => Math.round(quantile(times, q) / 1000);
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

function entry({ atMs, message }: Told, { start, fleet }: Scenario) {
  const { key, layer, services, vantages, kind, text } = message;
  return {
    key,
    atSeconds: Math.round(atMs / 1000),
    at: new Date(start + Math.round(atMs / 1000) * 1000).toISOString().replace('.000Z', 'Z'),
    layer,
    services: services && portionOf(services),
    vantages: vantages && portionOf(vantages),
    kind,
    hub: message.hub === fleet.hubs[0] ? 'primary' : 'standby',
    message: text,
  };
}

function firstPhase({ told }: PhaseOutcome, scenario: Scenario) {
  const select = (kind: Message['kind'], severity?: Message['severity']) =>
    told
      .filter(({ message }) => message.kind === kind && (severity === undefined || message.severity === severity))
      .map((each) => entry(each, scenario));
  return {
    pages: select('opened', 'page'),
    tickets: select('opened', 'ticket'),
    updates: select('updated'),
    closes: select('closed'),
  };
}

/** The drill's JSON, one line (drill-format.md, Commands). */
export function reportJson(outcome: DrillOutcome): string {
  const { scenario, phases, failures, pass } = outcome;
  const rawSends = phases.map((each) => each.rawSends);
  return JSON.stringify({
    scenario: scenario.title,
    file: scenario.file,
    pass,
    phases: phases.length,
    failures,
    timeToPage: timeToPage(outcome),
    rawSends: { min: Math.min(...rawSends), max: Math.max(...rawSends) },
    first: phases[0] === undefined ? undefined : firstPhase(phases[0], scenario),
  });
}
