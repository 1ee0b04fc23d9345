import * as z from 'zod/mini';
import { missing } from './missing.ts';

/** Accepts the length of a session in minutes. */
export const durationMinutes = z
  .int(missing('Give the length in whole minutes, for example 60.'))
  .check(z.gte(5), z.lte(480), z.multipleOf(5, 'Give a multiple of 5 minutes.'));
