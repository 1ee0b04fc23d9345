import * as z from 'zod/mini';
import { eventType } from '../event.ts';
import { id, subject } from './ids.ts';
import { cursor, limit } from './paging.ts';
import { moment } from './time.ts';

/** Accepts filters for the whole audit trail; `from` is included, `to` is not. */
export const eventsQuery = z.strictObject({
  type: z.optional(eventType),
  coachId: z.optional(id),
  sessionId: z.optional(id),
  subject: z.optional(subject),
  from: z.optional(moment),
  to: z.optional(moment),
  limit: z.optional(limit),
  cursor: z.optional(cursor),
});
