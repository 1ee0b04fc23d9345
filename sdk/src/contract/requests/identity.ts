import * as z from 'zod/mini';
import { role } from '../ids.ts';
import { plainDate } from '../time.ts';
import { durationMinutes } from './duration.ts';
import { id, subject } from './ids.ts';
import { inQuery } from './in-query.ts';

/** Accepts the empty body of a request for a visitor token. */
export const visitorBody = z.strictObject({});

/** Accepts a request for a demo token; only a server with `DEMO` has this route. */
export const demoBody = z.strictObject({ role, subject: z.optional(subject), coachId: z.optional(id) });

/** Accepts a stranger's first question; without dates the server picks the month of the first free time. */
export const visitQuery = z.strictObject({
  coachId: z.optional(id),
  from: z.optional(plainDate),
  to: z.optional(plainDate),
  durationMinutes: z.optional(inQuery(durationMinutes)),
  include: z.optional(z.literal('all')),
});
