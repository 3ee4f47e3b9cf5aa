import type { Fleet } from '../../../lib/contract/fleet';
import type { Body, Fact } from '../../../lib/contract/message';
import { adviceOf } from './advice';
import { confidenceOf } from './confidence';
import { linksOf } from './links';
import { incidentTitle, serviceTitles } from './people-names';
import type { Report } from './report';
import { seenLines } from './seen';
import { spellNames, spellTime } from './spell';
import { unaffected } from './unaffected';
import { unwatchedLine } from './unwatched';
import { WORDING } from './wording';

const CANNOT_SEE = ['quorum-lost', 'blind-vantage'];

/** Facts of which there is something to say. */
function facts(all: readonly (readonly [heading: string, line: string])[]): readonly Fact[] {
  return all.filter(([, line]) => line !== '').map(([heading, line]) => ({ heading, lines: [line] }));
}

function alsoOpen(keys: readonly string[], fleet: Fleet): string {
  return spellNames(
    keys.map((key) => incidentTitle(key, fleet)),
    10,
  );
}

function whereSeen({ definition, evidence }: Report): readonly [string, string] {
  const heading = CANNOT_SEE.includes(definition.kind) ? 'Cannot see' : 'Seen from';
  return [heading, spellNames(evidence.vantages.names, 10)];
}

function openFacts(report: Report, fleet: Fleet): readonly Fact[] {
  const { definition, evidence, happening } = report;
  const named = (names: readonly string[], most?: number) => spellNames(serviceTitles(names, fleet), most);
  const failing = definition.members.length === 1 ? [] : (evidence.services?.names ?? []);
  const { services = [], vantages = [], raised = [] } = happening.kind === 'updated' ? happening.news : {};
  const isNews = services.length + vantages.length > 0 && services.length < Math.max(failing.length, 1);
  return facts([
    [WORDING[definition.kind].present ?? 'Failing', named(failing)],
    ['In ALARM', named(evidence.raised ?? [])],
    ['New in ALARM', named(raised)],
    ['New', isNews ? [named(services), ...vantages].filter((each) => each !== '').join(', ') : ''],
    whereSeen(report),
    ['Too few can watch', unwatchedLine(report, fleet)],
    ['How sure', confidenceOf(evidence, definition)],
    ['Not affected', unaffected(report, fleet)],
    ['Fail too, apart from this', named(evidence.others, 5)],
    ['Also open', happening.kind === 'opened' ? alsoOpen(happening.alsoOpen, fleet) : ''],
  ]);
}

function closedFacts({ happening, told, evidence, definition }: Report, fleet: Fleet): readonly Fact[] {
  if (happening.kind !== 'closed') return [];
  const still = definition.members.length === 1 ? [] : (evidence.services?.names ?? []);
  const left = spellNames(serviceTitles(still, fleet));
  return facts([
    [WORDING[definition.kind].past ?? 'Had failed', spellNames(serviceTitles(told.services, fleet))],
    [CANNOT_SEE.includes(definition.kind) ? 'Could not see' : 'Seen from', told.vantages.join(', ')],
    [
      `Still ${(WORDING[definition.kind].present ?? 'failing').toLowerCase()}`,
      left === '' ? '' : `${left} (no longer counted as this incident, watched further)`,
    ],
    ['Still open', alsoOpen(happening.alsoOpen, fleet)],
  ]);
}

/** What a message says below its first line. */
export function bodyOf(report: Report, fleet: Fleet, hub: string): Body {
  const { happening, definition, evidence, at } = report;
  const links = linksOf(report, fleet, hub);
  if (happening.kind === 'closed') return { advice: '', facts: closedFacts(report, fleet), evidence: [], links };
  const lines = seenLines(evidence, definition, fleet);
  const heading = `Seen at ${spellTime(evidence.snapshot.minute, at)}`;
  return {
    advice: adviceOf(report, fleet),
    facts: openFacts(report, fleet),
    evidence: lines.length === 0 ? [] : [{ heading, lines }],
    links,
  };
}
