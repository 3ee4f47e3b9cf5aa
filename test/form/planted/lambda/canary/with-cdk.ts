import { Construct } from 'constructs';

/** Planted: a Lambda that carries the CDK. */
export const construct = Construct;
