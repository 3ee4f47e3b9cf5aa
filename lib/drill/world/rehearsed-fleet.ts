import type { Fleet, HttpEndpoint } from '../../contract/fleet';

/** What can be rehearsed of an endpoint: that it answers, or not. */
const bare = ({ url }: HttpEndpoint): HttpEndpoint => ({ url });

/**
 * A fleet as a drill's canary probes it. The answers of a simulated network have a status and no more: what an endpoint
 * promises besides, which status it wants, and that it should fail, is not rehearsed, or a good answer would fail it.
 */
export function rehearsedFleet(fleet: Fleet): Fleet {
  return {
    ...fleet,
    services: fleet.services.map(({ http, ...service }) => ({ ...service, http: http.map(bare) })),
    witnesses: fleet.witnesses.map(({ http, ...witness }) => ({ ...witness, http: bare(http) })),
  };
}
