import { hasWitnessFailed } from '../../../lambda/canary/judging/witnesses';
import type { WitnessResult } from '../../contract/run-record';
import type { ProbeRun } from '../probe/probe-once';
import { type Code, endpointCode, nameCode, serviceReports } from '../probe/service-report';

/** What one try of one target came to. */
export interface Connected {
  /** A URL, or a name that is asked for. */
  readonly target: string;
  readonly of: { readonly service: string } | { readonly witness: string };
  readonly code: Code;
}

/** Every endpoint, name and witness of a run, each with its code; where this machine is blind, what stands on it alone. */
export function connectedIn(run: ProbeRun): readonly Connected[] {
  const { fleet, findings, blind } = run;
  const witnesses = (blind ? [] : fleet.witnesses).map(({ name, http }): Connected => {
    const result: WitnessResult | undefined = findings.witnesses.find((each) => each.name === name);
    return { target: http.url, of: { witness: name }, code: result?.code ?? 'probe.budget' };
  });
  const judged = serviceReports(run).filter(({ isJudged }) => isJudged);
  const services = judged.flatMap(({ service, seen }): readonly Connected[] => [
    ...service.dns.map((target) => ({ target, of: { service: service.name }, code: nameCode(target, seen) })),
    ...service.http.map(({ url }): Connected => {
      const endpoint = seen?.endpoints.find((each) => each.endpoint.url === url);
      const code = endpoint === undefined ? 'probe.budget' : endpointCode(endpoint, seen?.names ?? [], run.at);
      return { target: url, of: { service: service.name }, code };
    }),
  ]);
  return [...witnesses, ...services];
}

/** Those that would look bad on the first day: whoever refuses this machine may well let a canary in, and the other way round. */
export function unreached(connected: readonly Connected[]): readonly Connected[] {
  return connected.filter(({ code, of }) =>
    'witness' in of ? hasWitnessFailed({ name: of.witness, code }) : code !== 'up',
  );
}
