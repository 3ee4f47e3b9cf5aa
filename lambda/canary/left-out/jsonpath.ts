import { leftOut } from './left-out';

/** Stands for the engine of JSON paths in a bundle whose configuration has none. */
export const query = (): never => leftOut('jsonpath-rfc9535');
