import type { Fleet } from '../../../lib/contract/fleet';
import type { Scope } from '../../../lib/contract/message';
import { unwatchedServices } from '../../../lib/contract/reach';
import { serviceTitles } from './people-names';
import type { Report } from './report';
import { counted, countedOf, spellNames } from './spell';

/** The services that too few vantages can watch now; undefined where a message is not about a vantage that is blind now. */
export function unwatchedScope({ definition, happening, evidence }: Report, fleet: Fleet): Scope | undefined {
  if (definition.kind !== 'blind-vantage' || happening.kind === 'closed') return undefined;
  const { blind, silent } = evidence.snapshot;
  // its own blindness is what the alarm says, whatever this minute's samples do
  return { names: unwatchedServices(fleet, [...definition.vantages, ...blind, ...silent]), of: fleet.services.length };
}

/** The same for people: that no service is concerned is worth a word. */
export function unwatchedLine(report: Report, fleet: Fleet): string {
  const scope = unwatchedScope(report, fleet);
  if (scope === undefined) return '';
  const { names, of } = scope;
  if (names.length === 0) return `none of ${counted(of, 'service')}`;
  return `${spellNames(serviceTitles(names, fleet))} (${countedOf(names.length, of, 'service')}): nobody is paged for these`;
}
