import { readFileSync } from 'node:fs';
import { Construct } from 'constructs';
import { name } from '../contract/name';

/** Planted: an evaluator that knows the project, and needs Node.js. */
export const evaluate = [name, Construct, readFileSync];
