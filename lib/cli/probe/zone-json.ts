import { judgeNameServer } from '../../../lambda/canary/judging/judge-name-server';
import type { TimedReply } from '../../../lambda/canary/probing/timed-reply';
import type { ServerObservation, ZoneObservation } from '../../../lambda/canary/probing/zones/zone-observation';

const overOne = ({ reply, elapsedMs }: TimedReply) => ({
  rcode: reply.kind === 'answered' ? reply.rcode : undefined,
  authoritative: reply.kind === 'answered' ? reply.flags?.aa : undefined,
  error: reply.kind === 'unanswered' ? reply.error : undefined,
  ms: Math.round(elapsedMs * 10) / 10,
});

function serverJson(server: ServerObservation, zone: string) {
  const { code, serial, trouble } = judgeNameServer(server, zone);
  const known = { name: server.name, code, serial, trouble };
  if (server.kind === 'unaskable') return known;
  return { ...known, address: server.address, udp: overOne(server.udp), tcp: overOne(server.tcp) };
}

/** What is known of one zone, as programs read it. */
export function zoneJson(seen: ZoneObservation) {
  if (seen.kind === 'lost') return { name: seen.name, servers: [] };
  const { zone, from, isAnswering, since, servers, notAsked } = seen;
  return {
    zone,
    from,
    answers: isAnswering,
    since: since === undefined ? undefined : new Date(since).toISOString(),
    servers: servers.map((server) => serverJson(server, zone)),
    notAsked: notAsked.length > 0 ? notAsked : undefined,
  };
}
