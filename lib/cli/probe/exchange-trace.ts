import type { CertificateFacts, HttpExchange } from '../../../lambda/canary/probing/http-exchange';
import { sanitize } from '../../../lambda/canary/sanitize';
import { line } from '../print/line';
import type { Paper } from '../print/paper';
import { dayOf, distinguishedName } from './certificate';

function certificateLines(paper: Paper, indent: string, certificate: CertificateFacts, depth: number) {
  const { subject, issuer, validFrom, validTo } = certificate;
  return [
    line(paper, `${indent}${depth} `, ['faint', `s: ${distinguishedName(subject)}`]),
    line(paper, `${indent}  `, ['faint', `i: ${distinguishedName(issuer)}`]),
    line(paper, `${indent}  `, ['faint', `v: ${dayOf(validFrom)} to ${dayOf(validTo)}`]),
  ];
}

/** What an exchange knows beyond the few facts: the certificates of its chain, and the headers of its answer. */
export function exchangeTrace(paper: Paper, indent: string, { tls, head }: HttpExchange): readonly string[] {
  return [
    ...(tls?.chain ?? []).flatMap((certificate, depth) => certificateLines(paper, indent, certificate, depth)),
    ...Object.entries(head?.headers ?? {}).map(([name, value]) =>
      line(paper, indent, ['faint', `< ${sanitize(name)}: ${sanitize(value)}`]),
    ),
  ];
}
