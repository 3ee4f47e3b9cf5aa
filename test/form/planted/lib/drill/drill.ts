import { handler } from '../../lambda/canary/handler';
import { evaluation } from '../cloudwatch/evaluation/evaluation';
import { app } from '../stacks/stack';

/** Planted: a drill that knows constructs, handlers, and how alarms are evaluated. */
export const drill = [app, evaluation, handler];
