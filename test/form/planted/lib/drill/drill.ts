import { handler } from '../../lambda/canary/handler';
import { app } from '../stacks/stack';

/** Planted: a drill that knows constructs and handlers. */
export const drill = [app, handler];
