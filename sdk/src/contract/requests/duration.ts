import * as z from 'zod/mini';

/** Accepts the length of a session in minutes. */
export const durationMinutes = z
  .int()
  .check(z.gte(5), z.lte(480), z.multipleOf(5, 'Give a multiple of 5 minutes.'));
