import { judgeNameServer } from '../../../lambda/canary/judging/judge-name-server';
import { spellQuestionReply } from '../../../lambda/canary/judging/judge-question';
import type { ServerObservation, ZoneObservation } from '../../../lambda/canary/probing/zones/zone-observation';
import { line } from '../print/line';
import type { Paper } from '../print/paper';
import { milliseconds } from './milliseconds';
import { codePart } from './name-lines';

const INDENT = '       ';

function serverLine(paper: Paper, server: ServerObservation, zone: string, column: number): string {
  const { code, serial, trouble } = judgeNameServer(server, zone);
  const words = [...(serial === undefined ? [] : [`serial ${serial}`]), ...(trouble === undefined ? [] : [trouble])];
  const name = `${INDENT}${server.name.padEnd(column)}  `;
  if (server.kind === 'unaskable') return line(paper, name, codePart(code), `  ${words.join('; ')}`);
  const { address, udp, tcp } = server;
  const times = `${milliseconds(udp.elapsedMs)} UDP, ${milliseconds(tcp.elapsedMs)} TCP`;
  return line(paper, name, codePart(code), `  ${[address, times, ...words].join('  ')}`);
}

/** A zone, and below it what each of its name servers says of it, over UDP and over TCP. */
export function zoneLines(paper: Paper, seen: ZoneObservation): readonly string[] {
  if (seen.kind === 'lost') {
    const { resolver } = seen.said;
    return [
      line(paper, `  zone ${seen.name}`),
      line(paper, INDENT, `its name servers are not known: ${spellQuestionReply(seen.said)} from ${resolver}`),
    ];
  }
  const { zone, servers, notAsked, from } = seen;
  const column = Math.max(...servers.map(({ name }) => name.length));
  return [
    line(paper, `  zone ${zone}`),
    ...servers.map((server) => serverLine(paper, server, zone, column)),
    ...(notAsked.length > 0 ? [line(paper, INDENT, `not asked: ${notAsked.join(', ')}`)] : []),
    ...(from === 'memory'
      ? [line(paper, INDENT, 'its last known name servers: the resolvers do not say who they are')]
      : []),
  ];
}
