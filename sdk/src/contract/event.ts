import * as z from 'zod/mini';
import { knownId } from './ids.ts';
import { knownInteger } from './number.ts';
import { instant } from './time.ts';

/** Lists everything that can happen to a coach's calendar; each adds one row to the log and 1 to the revision. */
export const eventType = z.enum([
  'coach.created',
  'coach.changed',
  'schedule.changed',
  'hold.created',
  'hold.renewed',
  'hold.released',
  'hold.expired',
  'session.booked',
  'session.started',
  'session.completed',
  'session.cancelled',
  'session.rescheduled',
  'session.feedback_given',
]);

/** Names something that happened to a coach's calendar. */
export type EventType = z.infer<typeof eventType>;

/** Reads one row of the audit trail. */
export const auditEvent = z.object({
  id: z.string(),
  type: eventType,
  at: instant,
  coachId: knownId,
  revision: knownInteger,
  sessionId: z.nullable(knownId),
  actor: z.object({
    role: z.enum(['client', 'coach', 'admin', 'system']),
    /** Only admins see it. */
    subject: z.optional(z.string()),
  }),
  /** What changed, as the caller may see it: times, status, policy applied. */
  data: z.looseObject({}),
});

/** Describes one row of the audit trail: who, in which role, what, when, and the policy applied. */
export type AuditEvent = z.infer<typeof auditEvent>;

/** Reads a page of the audit trail, oldest first. */
export const auditEventList = z.object({ items: z.array(auditEvent), nextCursor: z.nullable(z.string()) });

/** Holds a page of the audit trail, oldest first. */
export type AuditEventList = z.infer<typeof auditEventList>;
