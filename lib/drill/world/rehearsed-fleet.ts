import { AUTHORITATIVE, type DnsEndpoint } from '../../contract/dns-endpoint';
import type { Fleet, HttpEndpoint, Service } from '../../contract/fleet';

/** What can be rehearsed of an endpoint: that it answers, or not. */
const bare = ({ url, servers }: HttpEndpoint): HttpEndpoint => ({ url, ...(servers && { servers }) });

/** A resolver's answer is good as it stands; what a name server's own promises is judged where it arrives. */
const asked = ({ expect, ...question }: DnsEndpoint): DnsEndpoint =>
  expect === undefined || question.servers === AUTHORITATIVE ? question : { ...question, expect };

const rehearsed = ({ http, questions, ...service }: Service): Service => ({
  ...service,
  http: http.map(bare),
  ...(questions && { questions: questions.map(asked) }),
});

/**
 * A fleet as a drill's canary probes it. The answers of a simulated network have a status and no more: what an endpoint
 * promises besides, which status it wants, and that it should fail, is not rehearsed, or a good answer would fail it.
 */
export function rehearsedFleet(fleet: Fleet): Fleet {
  return {
    ...fleet,
    services: fleet.services.map(rehearsed),
    witnesses: fleet.witnesses.map(({ http, ...witness }) => ({ ...witness, http: bare(http) })),
  };
}
