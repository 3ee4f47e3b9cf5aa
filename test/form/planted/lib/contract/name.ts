import { z } from 'zod';
import { a } from './one-way';

/** Planted: a contract that imports something, and half a cycle. */
export const name = [z, a];
