import { roleOf } from '../contract/hub-role';
import type { DrillOutcome } from '../drill/drill';
import { portionOf } from '../drill/outcome/checks';
import { type Timeline, timelineOf } from '../drill/outcome/timeline';
import { newsOf, type Told } from '../drill/outcome/told';
import type { Scenario } from '../drill/scenario';
import { timeToPage } from './time-to-page';

function entry({ atMs, kind, message }: Told, { start, fleet }: Scenario) {
  const { key, layer, services, vantages, text } = message;
  return {
    key,
    atSeconds: Math.round(atMs / 1000),
    at: new Date(start + Math.round(atMs / 1000) * 1000).toISOString().replace('.000Z', 'Z'),
    layer,
    services: services && portionOf(services),
    vantages: vantages && portionOf(vantages),
    kind,
    hub: fleet.hubs.includes(message.hub) ? roleOf(fleet, message.hub) : message.hub,
    message: text,
  };
}

function messagesByKind({ messages }: Timeline, scenario: Scenario) {
  const entries = (told: readonly Told[]) => told.map((each) => entry(each, scenario));
  return {
    pages: entries(newsOf('opened', 'page', messages)),
    tickets: entries(newsOf('opened', 'ticket', messages)),
    updates: entries(messages.filter(({ kind }) => kind === 'updated')),
    closes: entries(messages.filter(({ kind }) => kind === 'closed')),
  };
}

/** The drill's JSON, one line (drill-format.md, Commands). */
export function outcomeJson(outcome: DrillOutcome): string {
  const { scenario, phases, failures, pass } = outcome;
  const [first] = phases;
  const rawSends = phases.map((each) => each.rawSends);
  return JSON.stringify({
    scenario: scenario.title,
    file: scenario.file,
    // what expects nothing neither passes nor fails
    pass: scenario.hasExpectation ? pass : null,
    phases: phases.length,
    failures,
    timeToPage: timeToPage(outcome),
    rawSends: { min: Math.min(...rawSends), max: Math.max(...rawSends) },
    first: first && messagesByKind(timelineOf(scenario, first), scenario),
  });
}
