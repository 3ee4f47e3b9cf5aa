import type { IncidentPorts } from '../incidents/ports';

/** Everything outside of the matrix: what is watched, the time, and the run records. Nothing of a request is in it. */
export type MatrixPorts = Pick<IncidentPorts, 'fleet' | 'now' | 'record'>;
