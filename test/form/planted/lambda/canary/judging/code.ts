/** A judgement to import. */
export const code = 'up';
