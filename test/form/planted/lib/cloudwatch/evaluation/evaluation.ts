import { template } from '../template/template';

/** Planted: an evaluation that reads templates. */
export const evaluation = template;
