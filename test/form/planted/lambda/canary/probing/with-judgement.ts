import { code } from '../judging/code';

/** What is planted: probing that judges. */
export const seen = code;
