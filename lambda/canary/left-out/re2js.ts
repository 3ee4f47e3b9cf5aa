import { leftOut } from './left-out';

/** Stands for the engine of patterns in a bundle whose configuration has none. */
export const RE2JS = { compile: (): never => leftOut('re2js') };
