import { name } from './name';

/** Planted: the other half of the cycle. */
export const a = () => name;
