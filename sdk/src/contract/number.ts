import * as z from 'zod/mini';
import { described } from './described.ts';

/** Reads a whole number in an answer. */
export const knownInteger = described(z.number(), { type: 'integer' });
