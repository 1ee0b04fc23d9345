import * as z from 'zod/mini';
import { checked } from './checked.ts';
import { durationMinutes } from './coach.ts';
import { id, knownId } from './ids.ts';
import { inQuery } from './query.ts';
import { email, line, text } from './text.ts';
import { instant, knownTimeZone, moment, scheduledAt, timeZone } from './time.ts';
import { knownInteger } from './number.ts';

/** Lists the states of a session: `scheduled → in_progress → completed`, or `scheduled → cancelled`. */
export const sessionStatus = z.enum(['scheduled', 'in_progress', 'completed', 'cancelled']);

/** Says where a session is in its life. */
export type SessionStatus = z.infer<typeof sessionStatus>;

/** Lists what can be done with a session; each has a route of its own. */
export const sessionAction = z.enum(['start', 'complete', 'cancel', 'reschedule', 'feedback', 'noShow']);

/** Names something that can be done with a session. */
export type SessionAction = z.infer<typeof sessionAction>;

/** Reads whether the caller may do something now; if not, the code a call would be refused with and from when it is allowed. */
export const actionState = z.object({
  allowed: z.boolean(),
  /** Problem code; open, since a newer server may know more. */
  code: z.optional(z.string()),
  availableAt: z.optional(instant),
});

/** Says whether the caller may do something now, and if not why and from when. */
export type ActionState = z.infer<typeof actionState>;

/** Accepts up to 50 labels of the site's own, keys to 40 and values to 500 characters. */
export const metadata = checked(
  z.record(text(40, 1), text(500)),
  z.refine((value) => Object.keys(value).length <= 50, 'Give at most 50 keys.'),
);

const clientInput = z.strictObject({ name: line(200), email });

/** Accepts a booking. */
export const bookBody = z.strictObject({
  title: line(200),
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

const STARS = 'Give 1 to 5 stars.';
const stars = checked(z.int(STARS), z.gte(1, STARS), z.lte(5, STARS));

/** Accepts what a coach records when a session is over; all of it may be left out. */
export const completeBody = z.strictObject({
  /** The coach's own; a client never sees them. */
  notes: z.optional(text(10_000)),
  rating: z.optional(stars),
  /** For the client to read. */
  feedback: z.optional(text(5000)),
  actionItems: z.optional(checked(z.array(line(500)), z.maxLength(50))),
});

/** Accepts a cancellation. */
export const cancelBody = z.strictObject({
  reason: text(2000, 1),
  /** A word of the site's own for the kind of cancellation; `no_show` is kept for the route of that name. */
  cancellationType: z.optional(
    checked(
      line(60),
      z.refine((value) => value !== 'no_show', 'Use the no-show route.'),
    ),
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

const price = z.nullable(z.object({ amount: knownInteger, currency: z.string() }));
const paid = z.object({ amount: knownInteger, currency: z.string() });

/** Reads how a session came to be cancelled. */
export const cancellation = z.object({
  type: z.nullable(z.string()),
  reason: z.string(),
  by: z.enum(['client', 'coach', 'admin']),
  at: instant,
  /** True after the free time had passed. */
  late: z.boolean(),
  /** Null when the session had no price. */
  fee: price,
  refund: z.object({ requested: z.boolean(), amount: price }),
});

/** Says how a session came to be cancelled and what that cost. */
export type Cancellation = z.infer<typeof cancellation>;

/** Reads a session as the caller may see it. */
export const session = z.object({
  id: knownId,
  title: z.string(),
  description: z.nullable(z.string()),
  status: sessionStatus,
  coachId: knownId,
  sessionTypeId: z.nullable(knownId),
  /** The subject of the client's token; null when a coach or admin booked for someone without one. */
  clientId: z.nullable(z.string()),
  client: z.nullable(z.object({ name: z.string(), email: z.string() })),
  startsAt: instant,
  endsAt: instant,
  durationMinutes: knownInteger,
  /** The zone the session was booked in. */
  timeZone: knownTimeZone,
  price,
  policy: z.object({
    /** Last moment at which the client cancels for nothing. */
    freeUntil: instant,
    lateFeePercent: knownInteger,
  }),
  startedAt: z.nullable(instant),
  completedAt: z.nullable(instant),
  /** The coach's own; null for the client. */
  notes: z.nullable(z.string()),
  rating: z.nullable(knownInteger),
  feedback: z.nullable(z.string()),
  actionItems: z.array(z.string()),
  /** What the client said after completion. */
  clientFeedback: z.nullable(
    z.object({ rating: knownInteger, feedback: z.nullable(z.string()), at: instant }),
  ),
  cancellation: z.nullable(cancellation),
  actions: z.record(z.string(), actionState),
  metadata: z.record(z.string(), z.string()),
  /** Where the client comes back without an account; only in answers to the client. */
  manageUrl: z.optional(z.string()),
  version: knownInteger,
  createdAt: instant,
  updatedAt: instant,
});

/** Describes a session as the caller may see it. */
export type Session = z.infer<typeof session>;

/** Accepts how many items a page has: 1 to 100. */
export const limit = inQuery(checked(z.int(), z.gte(1), z.lte(100)));

/** Accepts the end of the page before, as that page gave it. */
export const cursor = checked(z.string(), z.minLength(1), z.maxLength(500));

/** Accepts filters for a list of sessions; `from` is included, `to` is not, both by start. */
export const sessionsQuery = z.strictObject({
  status: z.optional(sessionStatus),
  coachId: z.optional(id),
  from: z.optional(moment),
  to: z.optional(moment),
  limit: z.optional(limit),
  cursor: z.optional(cursor),
});

/** Reads a page of sessions, by start. */
export const sessionList = z.object({ items: z.array(session), nextCursor: z.nullable(z.string()) });

/** Holds a page of sessions, by start. */
export type SessionList = z.infer<typeof sessionList>;

/** Reads what cancelling would cost the caller now. */
export const cancellationQuote = z.object({
  /** Null when the session has no price. */
  fee: z.nullable(paid),
  refund: z.nullable(paid),
  freeUntil: instant,
  /** The server's clock at the answer. */
  asOf: instant,
  late: z.boolean(),
});

/** Says what cancelling would cost the caller at `asOf`. */
export type CancellationQuote = z.infer<typeof cancellationQuote>;
