import { judgeNameServer } from '../../../lambda/canary/judging/judge-name-server';
import { spellQuestionReply } from '../../../lambda/canary/judging/judge-question';
import type { ServerObservation, ZoneObservation } from '../../../lambda/canary/probing/zones/zone-observation';
import { line } from '../print/line';
import type { Paper } from '../print/paper';
import { milliseconds } from './milliseconds';
import { codePart } from './name-lines';

const INDENT = '       ';

const widest = (texts: readonly string[]) => Math.max(...texts.map(({ length }) => length));

function serverLines(paper: Paper, servers: readonly ServerObservation[], zone: string): readonly string[] {
  const rows = servers.map((server) => {
    const { code, serial, trouble } = judgeNameServer(server, zone);
    const words = [...(serial === undefined ? [] : [`serial ${serial}`]), ...(trouble === undefined ? [] : [trouble])];
    const where = server.kind === 'askable' ? server.address : '';
    const times =
      server.kind === 'askable'
        ? `${milliseconds(server.udp.elapsedMs).padStart(8)} UDP ${milliseconds(server.tcp.elapsedMs).padStart(8)} TCP`
        : ' '.repeat(25);
    return { name: server.name, code, where, times, words: words.join(', ') };
  });
  const [names, codes, places] = (['name', 'code', 'where'] as const).map((key) => widest(rows.map((row) => row[key])));
  return rows.map(({ name, code, where, times, words }) =>
    line(
      paper,
      `${INDENT}${name.padEnd(names ?? 0)}  `,
      codePart(code),
      `${' '.repeat((codes ?? 0) - code.length)}  ${where.padEnd(places ?? 0)}${times}  ${words}`,
    ),
  );
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
  return [
    line(paper, `  zone ${zone}`),
    ...serverLines(paper, servers, zone),
    ...(notAsked.length > 0 ? [line(paper, INDENT, `not asked: ${notAsked.join(', ')}`)] : []),
    ...(from === 'memory'
      ? [line(paper, INDENT, 'its last known name servers: the resolvers do not say who they are')]
      : []),
  ];
}
