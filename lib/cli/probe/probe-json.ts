import { classifyReply } from '../../../lambda/canary/judging/classify-reply';
import { judgeName } from '../../../lambda/canary/judging/judge-name';
import { classifyQuestion, judgeQuestion } from '../../../lambda/canary/judging/judge-question';
import type { HttpExchange } from '../../../lambda/canary/probing/http-exchange';
import type {
  ApartEndpoint,
  EndpointAttempt,
  EndpointObservation,
  EndpointPart,
  Hop,
  NameObservation,
  QuestionObservation,
} from '../../../lambda/canary/probing/service-observation';
import { isFailing, layerOf } from '../../contract/failure-codes';
import { failingCodes } from '../../contract/verdict';
import { daysLeft, distinguishedName } from './certificate';
import { isOwnName } from './local';
import { HERE, type ProbeRun } from './probe-once';
import {
  cellCode,
  endpointCode,
  nameMs,
  nameOfHop,
  partCode,
  type ServiceReport,
  serviceReports,
} from './service-report';
import { zoneJson } from './zone-json';

const rounded = (ms: number | undefined) => (ms === undefined ? undefined : Math.round(ms * 10) / 10);

/** No resolver is asked for this machine's own names. */
const askedResolvers = ({ name, replies }: NameObservation) => (isOwnName(name) ? [] : replies);

function nameJson(seen: NameObservation) {
  const refused = new Set(seen.refused.map(({ address }) => address));
  return {
    name: seen.name,
    code: judgeName(seen).code,
    resolvers: askedResolvers(seen).map(({ resolver, reply, elapsedMs }) => ({
      resolver,
      code: classifyReply(reply, refused),
      addresses: reply.kind === 'answered' ? reply.addresses : [],
      ms: rounded(elapsedMs),
    })),
  };
}

function questionJson(seen: QuestionObservation) {
  const { question, replies } = seen;
  return {
    name: question.name,
    type: question.type,
    code: judgeQuestion(seen).code,
    servers: replies.map(({ resolver, reply, elapsedMs }) => ({
      server: resolver,
      code: classifyQuestion(reply),
      rcode: reply.kind === 'answered' ? reply.rcode : undefined,
      records: reply.kind === 'answered' ? (reply.records ?? []) : [],
      ms: rounded(elapsedMs),
    })),
  };
}

function tlsJson({ tls }: HttpExchange, at: number) {
  const [own] = tls?.chain ?? [];
  if (tls === undefined || own === undefined) return undefined;
  return {
    version: tls.version,
    subject: distinguishedName(own.subject),
    issuer: distinguishedName(own.issuer),
    ...(!Number.isNaN(own.validTo) && { expires: new Date(own.validTo).toISOString(), days: daysLeft(own, at) }),
  };
}

const hopJson = ({ url, exchange }: Hop) => ({ url, status: exchange.head?.status, address: exchange.address });

function partJson(part: EndpointPart, whole: ApartEndpoint, names: readonly NameObservation[], at: number) {
  const { family, address, seen } = part;
  const asked = requestJson(seen, names, at);
  return { family, ...asked, ...(address && { address }), code: partCode(part, whole, at) };
}

function endpointJson(seen: EndpointObservation, names: readonly NameObservation[], at: number) {
  const { url } = seen.endpoint;
  const code = endpointCode(seen, names, at);
  if (seen.kind !== 'apart') return { url, code, ...requestJson(seen, names, at) };
  const parts = seen.parts.map((part) => partJson(part, seen, names, at));
  return { url, code, hops: [], parts, unasked: seen.unasked.length > 0 ? seen.unasked : undefined };
}

function requestJson(seen: EndpointAttempt, names: readonly NameObservation[], at: number) {
  if (seen.kind !== 'requested') return { hops: [] };
  const last = seen.hops.at(-1) ?? seen.hops[0];
  const { address, head, phasesMs } = last.exchange;
  const name = nameOfHop(last, names);
  return {
    address,
    status: head?.status,
    httpVersion: last.exchange.tls?.httpVersion,
    hops: seen.hops.map(hopJson),
    phases: {
      dns: rounded(name && nameMs(name)),
      connect: rounded(phasesMs.connect),
      tls: rounded(phasesMs.tls),
      firstByte: rounded(phasesMs.firstByte),
      transfer: rounded(phasesMs.transfer),
    },
    tls: tlsJson(last.exchange, at),
  };
}

function serviceJson({ service, seen, zones, cell, isJudged }: ServiceReport, at: number) {
  const { verdict, detail } = cell;
  const code = cellCode(cell);
  const isBad = isJudged && code !== 'up' && isFailing(code);
  return {
    service: service.name,
    verdict: isJudged ? verdict.kind : 'unknown',
    layer: isBad ? layerOf(code) : undefined,
    code,
    codes: verdict.kind === 'failing' ? failingCodes(verdict) : code === 'up' ? [] : [code],
    detail,
    nameServers: cell.zone,
    names: (seen?.names ?? []).map(nameJson),
    questions: seen?.questions?.map(questionJson),
    zones: zones.length > 0 ? zones.map(zoneJson) : undefined,
    endpoints: (seen?.endpoints ?? []).map((each) => endpointJson(each, seen?.names ?? [], at)),
  };
}

/**
 * One run as one line of JSON: documented in docs/probe.md, and stable. Members may be added, never renamed;
 * what is not known is left out.
 */
export function probeJson(run: ProbeRun): string {
  return JSON.stringify({
    vantage: HERE,
    at: new Date(run.at).toISOString(),
    blind: run.blind,
    witnesses: run.findings.witnesses,
    services: serviceReports(run).map((each) => serviceJson(each, run.at)),
    causes: run.causes,
  });
}
