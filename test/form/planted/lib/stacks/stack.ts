import { App } from 'aws-cdk-lib';

/** Planted: something that only stacks may import. */
export const app = App;
