import * as z from 'zod/mini';
import { knownId } from './ids.ts';
import { knownMoney } from './money.ts';
import { knownInteger } from './number.ts';
import { instant, knownTimeZone } from './time.ts';

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

const price = z.nullable(knownMoney);

const policy = z.object({
  /** Last moment at which the client cancels for nothing. */
  freeUntil: instant,
  lateFeePercent: knownInteger,
});

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
  policy,
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
  actions: z.catchall(z.object({}), actionState),
  metadata: z.catchall(z.object({}), z.string()),
  /** Where the client comes back without an account; only in answers to the client. */
  manageUrl: z.optional(z.string()),
  version: knownInteger,
  createdAt: instant,
  updatedAt: instant,
});

/** Describes a session as the caller may see it. */
export type Session = z.infer<typeof session>;

/** Reads a page of sessions, by start. */
export const sessionList = z.object({ items: z.array(session), nextCursor: z.nullable(z.string()) });

/** Holds a page of sessions, by start. */
export type SessionList = z.infer<typeof sessionList>;

/** Reads what a booking would cost, and what cancelling it would, as things stand. */
export const bookingQuote = z.object({
  /** Null when nothing is to pay. */
  price,
  policy,
  /** What cancelling would cost the client once `freeUntil` has passed; null without a price. */
  lateFee: price,
  /** True when `freeUntil` has passed already. */
  late: z.boolean(),
  /** The server's clock at the answer. */
  asOf: instant,
});

/** Says what a booking would cost, and what cancelling it would, at `asOf`. */
export type BookingQuote = z.infer<typeof bookingQuote>;

/** Reads what cancelling would cost the caller now. */
export const cancellationQuote = z.object({
  /** Null when the session has no price. */
  fee: price,
  refund: price,
  /** What cancelling costs the caller once `freeUntil` has passed. */
  lateFee: z.optional(price),
  freeUntil: instant,
  /** The server's clock at the answer. */
  asOf: instant,
  late: z.boolean(),
});

/** Says what cancelling would cost the caller at `asOf`. */
export type CancellationQuote = z.infer<typeof cancellationQuote>;
