/** Planted: what an evaluation must not know. */
export const template = {};
