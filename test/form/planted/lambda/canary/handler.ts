import { app } from '../../lib/stacks/stack';

/** Planted: a Lambda that carries constructs. */
export const handler = app;
