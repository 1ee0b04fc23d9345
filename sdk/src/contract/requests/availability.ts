import * as z from 'zod/mini';
import { plainDate } from '../time.ts';
import { durationMinutes } from './duration.ts';
import { id } from './ids.ts';
import { inQuery } from './in-query.ts';

/** Most days one availability question may span, both ends counted. */
export const MAX_WINDOW_DAYS = 62;

/** Accepts a question for slots; `from` and `to` are dates in the coach's zone, both included, 62 days at most. */
export const availabilityQuery = z.strictObject({
  from: plainDate,
  to: plainDate,
  durationMinutes: inQuery(durationMinutes),
  sessionTypeId: z.optional(id),
  /** `all` adds the starts that are not available, with their reason. */
  include: z.optional(z.literal('all')),
  /** A hold of the caller's that shall not stand in his own way. */
  holdId: z.optional(id),
});
