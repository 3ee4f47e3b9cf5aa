import type { AskedZone, ZoneObservation } from '../probing/zones/zone-observation';
import { judgeNameServer } from './judge-name-server';

const clock = (at: number) => new Date(at).toISOString().slice(11, 16);

/** Serials of servers, where they differ: the newest is what the others have not got yet. */
function spellSerials(serials: readonly (readonly [server: string, serial: string])[]): readonly string[] {
  const found = [...new Set(serials.map(([, serial]) => serial))].sort((a, b) => Number(b) - Number(a));
  if (found.length < 2) return [];
  const at = (wanted: string) => serials.filter(([, serial]) => serial === wanted).map(([server]) => server);
  return [`serials differ: ${found.map((serial) => `${serial} at ${at(serial).join(', ')}`).join('; ')}`];
}

function describeState({ zone, since, isAnswering, servers }: AskedZone, answering: number, isNameFailing: boolean) {
  const when = since === undefined ? '' : ` since ${clock(since)}`;
  if (!isAnswering) return `zone ${zone} does not answer${when}`;
  const yet = since === undefined ? '' : ' yet';
  return isNameFailing
    ? `zone ${zone} answers${when} at ${answering} of ${servers.length} name servers, the resolvers do not${yet}`
    : undefined;
}

function describeAsked(seen: AskedZone, isNameFailing: boolean): string | undefined {
  const { zone, from, servers, notAsked } = seen;
  const judged = servers.map((server) => ({ name: server.name, ...judgeNameServer(server, zone) }));
  const answering = judged.filter(({ code }) => code === 'up').length;
  const state = describeState(seen, answering, isNameFailing);
  const serials = judged.flatMap(({ name, serial }) => (serial === undefined ? [] : [[name, serial] as const]));
  const odd = [
    ...judged.flatMap(({ name, trouble }) => (trouble === undefined ? [] : [`${name}: ${trouble}`])),
    ...spellSerials(serials),
    ...(notAsked.length > 0 ? [`not asked: ${notAsked.join(', ')}`] : []),
    ...(from === 'memory' ? ['asked at its last known name servers'] : []),
  ];
  return state === undefined && odd.length === 0 ? undefined : [state ?? `zone ${zone}`, ...odd].join('; ');
}

/** What the name servers of a zone say, for people; undefined where there is nothing to say of them. */
export function describeZone(seen: ZoneObservation, isNameFailing: boolean): string | undefined {
  if (seen.kind === 'asked') return describeAsked(seen, isNameFailing);
  return isNameFailing ? `the name servers of ${seen.name} are not known` : undefined;
}
