import * as z from 'zod/mini';
import { sessionStatus } from '../session.ts';
import { durationMinutes } from './duration.ts';
import { id } from './ids.ts';
import { inQuery } from './in-query.ts';
import { cursor, limit } from './paging.ts';
import { email, line, text } from './text.ts';
import { moment, scheduledAt, timeZone } from './time.ts';

/** Accepts up to 50 labels of the site's own, keys to 40 and values to 500 characters. */
export const metadata = z
  .record(text(40, 1), text(500))
  .check(z.refine((value) => Object.keys(value).length <= 50, 'Give at most 50 keys.'));

const clientInput = z.strictObject({ name: line(200, 'a name'), email });

/** Accepts a booking. */
export const bookBody = z.strictObject({
  title: line(200, 'a title'),
  description: z.optional(z.nullable(text(5000))),
  scheduledAt,
  durationMinutes,
  coachId: id,
  sessionTypeId: z.optional(id),
  /** The zone of `scheduledAt` when that has no offset; the coach's when left out. */
  timeZone: z.optional(timeZone),
  holdId: z.optional(id),
  client: z.optional(clientInput),
  metadata: z.optional(metadata),
});

/** Accepts a question for the price of a booking; its fields are those of the booking itself. */
export const bookingQuoteQuery = z.strictObject({
  scheduledAt,
  durationMinutes: inQuery(durationMinutes),
  sessionTypeId: z.optional(id),
  /** The zone of `scheduledAt` when that has no offset; the coach's when left out. */
  timeZone: z.optional(timeZone),
});

const STARS = 'Give 1 to 5 stars.';
const stars = z.int(STARS).check(z.gte(1, STARS), z.lte(5, STARS));

/** Accepts what a coach records when a session is over; all of it may be left out. */
export const completeBody = z.strictObject({
  /** The coach's own; a client never sees them. */
  notes: z.optional(text(10_000)),
  rating: z.optional(stars),
  /** For the client to read. */
  feedback: z.optional(text(5000)),
  actionItems: z.optional(z.array(line(500)).check(z.maxLength(50))),
});

/** Accepts a cancellation. */
export const cancelBody = z.strictObject({
  reason: text(2000, 1, 'a reason'),
  /** A word of the site's own for the kind of cancellation; `no_show` is kept for the route of that name. */
  cancellationType: z.optional(
    line(60).check(z.refine((value) => value !== 'no_show', 'Use the no-show route.')),
  ),
  requestRefund: z.optional(z.boolean()),
});

/** Accepts a new time for a session. */
export const rescheduleBody = z.strictObject({
  scheduledAt,
  timeZone: z.optional(timeZone),
  holdId: z.optional(id),
});

/** Accepts what the client thought of a session. */
export const feedbackBody = z.strictObject({
  rating: stars,
  feedback: z.optional(text(5000)),
});

/** Accepts a call that says all by its path. */
export const emptyBody = z.strictObject({});

/** Accepts filters for a list of sessions; `from` is included, `to` is not, both by start. */
export const sessionsQuery = z.strictObject({
  status: z.optional(sessionStatus),
  coachId: z.optional(id),
  from: z.optional(moment),
  to: z.optional(moment),
  limit: z.optional(limit),
  cursor: z.optional(cursor),
});
