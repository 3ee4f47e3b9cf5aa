import type { Fleet } from '../../../lib/contract/fleet';
import { serviceTitles } from './people-names';
import type { Report } from './report';
import { agreeing, counted, spellNames } from './spell';

/** Vantages of which nothing bad is known, of an incident that is about the monitor itself. */
function otherVantages({ evidence, definition }: Report, fleet: Fleet): string {
  const { snapshot, vantages } = evidence;
  const cannot = new Set([...vantages.names, ...snapshot.blind, ...snapshot.silent]);
  const others = fleet.vantages.filter((vantage) => !cannot.has(vantage));
  if (others.length === 0) return 'no vantage is known to see';
  const isTooFew = definition.kind === 'quorum-lost' ? ', too few to say anything' : '';
  return `the sight from ${spellNames(others, 5)}${isTooFew}`;
}

/** What does not fail: members, other services, and the witnesses; or what else can see. */
export function unaffected(report: Report, fleet: Fleet): string {
  const { definition, evidence } = report;
  const { services, others, snapshot } = evidence;
  if (services === undefined) return otherVantages(report, fleet);
  const witnesses = snapshot.records.flatMap((record) => record.witnesses);
  if (witnesses.length === 0) return 'not known, for no run record could be read';
  const answering = witnesses.filter(({ code }) => code === 'up').length;
  const up = definition.kind === 'cause' ? definition.members.filter((name) => !services.names.includes(name)) : [];
  const concerned = definition.kind === 'unexplained' ? services.names : [...definition.members, ...others];
  const rest = fleet.services.length - concerned.length;
  const parts = [
    ...(up.length > 0
      ? [`${spellNames(serviceTitles(up, fleet), 5)} of its ${counted(definition.members.length, 'member')}`]
      : []),
    ...(rest > 0 ? [counted(rest, 'other service')] : []),
    `witnesses (${answering} of ${witnesses.length} ${agreeing(answering, 'answer')})`,
  ];
  return parts.join('; ');
}
