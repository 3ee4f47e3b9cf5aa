import { Construct } from 'constructs';
import { name } from '../contract/name';

/** Planted: an evaluator that knows the project. */
export const evaluate = [name, Construct];
